import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { AddedFigure, OutlineEntry } from '#shared/contract/reports.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { gateText } from '../../components/stateText.ts';
import { heldText } from '../print/added/heldText.ts';
import { figureAnchor, pageAnchor } from '../print/pages.ts';
import { FigureWords } from './FigureWords.tsx';
import { entryKey } from './outlineEdits.ts';
import styles from './reports.module.css';

export type RowButton = 'up' | 'down';

/** Id of a button of a row, to find it again after the row has moved. */
export function rowButtonId(key: string, button: RowButton): string {
  return `outline-${key}-${button}`;
}

/** One page or figure of the report: whether it is in, where it stands, and the words of a figure. */
export function OutlineRow(props: {
  readonly entry: OutlineEntry;
  readonly title: string;
  readonly added: AddedFigure | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (button: RowButton) => void;
  readonly onChange: (entry: OutlineEntry) => void;
  readonly onRemove: () => void;
}) {
  const { entry, title, added, onMove, onChange } = props;
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const key = entryKey(entry);
  const anchor = entry.kind === 'page' ? pageAnchor(entry.page) : figureAnchor(entry.id);
  const moveButton = (button: RowButton, disabled: boolean) => (
    <ActionIcon
      id={rowButtonId(key, button)}
      size="sm"
      variant="subtle"
      color="gray"
      disabled={disabled}
      aria-label={t(`reportBuilder.outline.${button}`, { title })}
      onClick={() => onMove(button)}
    >
      {button === 'up' ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />}
    </ActionIcon>
  );
  const words = entry.kind === 'figure' && entry.message !== '' ? entry.message : title;
  return (
    <li className={styles['row']}>
      <div className={styles['rowHead']}>
        <Checkbox
          size="xs"
          aria-label={t('reportBuilder.outline.shown', { title })}
          checked={entry.shown}
          onChange={(event) => onChange({ ...entry, shown: event.currentTarget.checked })}
        />
        <button
          type="button"
          className={styles['rowTitle']}
          data-out={!entry.shown}
          aria-label={t('reports.pages.go', { title: words })}
          onClick={() => document.getElementById(anchor)?.scrollIntoView()}
        >
          {words}
        </button>
        {entry.kind === 'figure' && (
          <>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('reportBuilder.outline.edit', { title })}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('reportBuilder.outline.remove', { title })}
              onClick={props.onRemove}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
        {moveButton('up', props.isFirst)}
        {moveButton('down', props.isLast)}
      </div>
      {added && entry.shown && <Protection added={added} />}
      {entry.kind === 'figure' && open && (
        <FigureWords
          entry={entry}
          onSave={(words) => {
            setOpen(false);
            onChange({ ...entry, ...words });
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}

/** What of the figure does not go to paper, and why. */
function Protection({ added }: { added: AddedFigure }) {
  const words = useWords();
  const { view } = added.answer;
  return (
    <p className={styles['protection']}>
      {view.ok
        ? (heldText(added.held, words) ?? words.t('reportBuilder.held.none'))
        : words.format.named(words.t('print.figure.missing'), gateText(view, words))}
    </p>
  );
}
