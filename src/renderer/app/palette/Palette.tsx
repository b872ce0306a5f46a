import { Kbd, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../LanguageProvider.tsx';
import { indexCommands, matchCommands, type PaletteCommand, type Spell } from './matchCommands.ts';
import styles from './palette.module.css';
import { loadSpelling } from './spelling.ts';
import { usePaletteCommands } from './usePaletteCommands.ts';

/** Entries drawn at once: more is no list to choose from. */
const MOST_SHOWN = 40;

/** Every page, action, segment and definition, found by its name in any of the languages. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [origin] = useState(() => document.activeElement);
  const close = (): void => {
    if (origin instanceof HTMLElement) origin.focus();
    onClose();
  };
  return (
    <Modal.Root opened onClose={close} size={560} yOffset="12vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0}>
          <Search onClose={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const listId = useId();
  const commands = usePaletteCommands();
  const spell = useSpelling();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const indexed = useMemo(() => indexCommands(commands, spell), [commands, spell]);
  const found = useMemo(
    () => matchCommands(indexed, typed, spell).slice(0, MOST_SHOWN),
    [indexed, typed, spell],
  );
  const chosen = Math.min(at, found.length - 1);
  const run = (command: PaletteCommand | undefined): void => {
    if (!command) return;
    // Closed first: focus then goes back before the command moves it on.
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[chosen]);
    }
  };

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        size="md"
        variant="unstyled"
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('palette.title')} className={styles['list']}>
        {found.map((command, index) => (
          <Entry
            key={command.id}
            id={`${listId}-${index}`}
            command={command}
            chosen={index === chosen}
            onRun={() => run(command)}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles['none']}>{t('palette.none', { typed })}</p>}
    </>
  );
}

function Entry(props: {
  readonly id: string;
  readonly command: PaletteCommand;
  readonly chosen: boolean;
  readonly onRun: () => void;
}) {
  const { id, command, chosen, onRun } = props;
  const { t } = useWords();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // Keys are heard by the box above, as for every list that a text box controls.
    <li
      ref={item}
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles['entry']}
      onClick={onRun}
    >
      <span className={styles['group']}>{t(`palette.group.${command.group}`)}</span>
      <span className={styles['name']}>{command.title}</span>
      {command.keys !== undefined && <Kbd size="xs">{command.keys}</Kbd>}
    </li>
  );
}

function useSpelling(): Spell | undefined {
  const [spell, setSpell] = useState<Spell>();
  useEffect(() => {
    let here = true;
    void loadSpelling().then((loaded) => {
      if (here) setSpell(() => loaded);
    });
    return () => {
      here = false;
    };
  }, []);
  return spell;
}
