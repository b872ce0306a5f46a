import { Button } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { OutlineEntry, ReportModel } from '#shared/contract/reports.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { figureName } from '../print/added/figureName.ts';
import { changedAt, entryKey, moved, withoutAt } from './outlineEdits.ts';
import { OutlineRow, rowButtonId, type RowButton } from './OutlineRow.tsx';
import styles from './reports.module.css';
import type { useOutline } from './useOutline.ts';

/** Pages and added figures in their order; everything by buttons, so that the keyboard does it too. */
export function OutlineList(props: {
  readonly model: ReportModel;
  readonly editing: ReturnType<typeof useOutline>;
}) {
  const { model, editing } = props;
  const { outline, change } = editing;
  const words = useWords();
  const { t } = words;
  const [said, setSaid] = useState('');
  const focus = useRef<{ readonly key: string; readonly button: RowButton } | null>(null);

  // Moving an element in the document takes the focus from it.
  useLayoutEffect(() => {
    if (!focus.current) return;
    const { key, button } = focus.current;
    focus.current = null;
    const wanted = document.getElementById(rowButtonId(key, button));
    const other = document.getElementById(rowButtonId(key, button === 'up' ? 'down' : 'up'));
    (wanted?.hasAttribute('disabled') === true ? other : wanted)?.focus();
  }, [outline]);

  const move = (at: number, button: RowButton): void => {
    const entry = outline.entries[at];
    if (!entry) return;
    const by = button === 'up' ? -1 : 1;
    focus.current = { key: entryKey(entry), button };
    const [place, count] = [at + by + 1, outline.entries.length];
    setSaid(
      t('reportBuilder.outline.moved', { title: titleOf(entry, model, words), place, count }),
    );
    change(moved(outline, at, by));
  };
  return (
    <section>
      <h2>{t('reportBuilder.outline.title')}</h2>
      <p className={styles['note']}>{t('reportBuilder.outline.lead')}</p>
      <ol className={styles['outline']}>
        {outline.entries.map((entry, at) => (
          <OutlineRow
            key={entryKey(entry)}
            entry={entry}
            title={titleOf(entry, model, words)}
            added={
              entry.kind === 'figure' ? model.added.find(({ id }) => id === entry.id) : undefined
            }
            isFirst={at === 0}
            isLast={at === outline.entries.length - 1}
            onMove={(button) => move(at, button)}
            onChange={(next) => change(changedAt(outline, at, next))}
            onRemove={() => change(withoutAt(outline, at))}
          />
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!editing.canUndo}
        onClick={editing.undo}
      >
        {t('reportBuilder.outline.undo')}
      </Button>
      <p className={styles['said']} role="status">
        {said}
      </p>
      {editing.error && <ErrorState error={editing.error} />}
    </section>
  );
}

function titleOf(entry: OutlineEntry, model: ReportModel, words: Words): string {
  return entry.kind === 'page'
    ? words.t(`print.page.${entry.page}`)
    : figureName(entry.figure, words, model.segments);
}
