import { Kbd } from '@mantine/core';
import { useWords } from './LanguageProvider.tsx';
import styles from './Shell.module.css';
import { GO_KEYS } from './shortcuts.ts';

/** The keys of the whole program, for the drawer. */
export const KEY_LIST = { title: <KeyTitle />, body: <KeyList /> } as const;

function KeyTitle() {
  return useWords().t('common.keys.title');
}

/** The keys of the whole program. */
function KeyList() {
  const { t } = useWords();
  const rows: { keys: string[]; what: string }[] = [
    ...Object.entries(GO_KEYS).map(([key, screen]) => ({
      keys: ['G', key.toUpperCase()],
      what: t('common.keys.goTo', { page: screen === 'print' ? '' : t(`common.nav.${screen}`) }),
    })),
    { keys: ['Ctrl+K'], what: t('common.keys.palette') },
    { keys: ['/'], what: t('common.keys.find') },
    { keys: ['Ctrl+P'], what: t('common.keys.print') },
    { keys: ['Ctrl+E'], what: t('common.keys.export') },
    { keys: ['F1'], what: t('common.keys.explain') },
    { keys: ['Ctrl+I'], what: t('common.keys.import') },
    { keys: ['Ctrl+L'], what: t('common.keys.lock') },
    { keys: ['Ctrl+Shift+M'], what: t('common.keys.unmask') },
    { keys: ['Ctrl+Z', 'Ctrl+Shift+Z'], what: t('common.keys.undo') },
    { keys: ['Alt+←', 'Alt+→'], what: t('common.keys.back') },
    { keys: ['Esc'], what: t('common.keys.escape') },
    { keys: ['?'], what: t('common.keys.help') },
  ];
  return (
    <dl className={styles['keys']}>
      {rows.map(({ keys, what }) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key} size="xs">
                {key}
              </Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
