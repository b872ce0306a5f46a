import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type { RetentionCohorts } from '#shared/contract/retention.ts';
import { COHORT_MEASURES, isNamedBy, isPeriodUnit } from '#shared/domain/retention.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { CohortTable } from '../../charts/CohortTable.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useOnScreen } from '../../components/paper.tsx';
import { cohortGridOf, cohortSpec } from './cohortGridOf.ts';
import { cellRule } from './cohortNames.ts';
import styles from './retention.module.css';
import type { RetentionChoice } from './retentionChoice.ts';

/** The cohort table with its measure; a cell opens its customers. */
export function CohortFigure(props: {
  readonly view: RetentionCohorts;
  readonly choice: RetentionChoice;
  readonly choose?: (part: Partial<RetentionChoice>) => void;
  readonly events: readonly DatedEvent[];
}) {
  const { view, choice, choose, events } = props;
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const grid = useMemo(
    () => cohortGridOf(view, choice, events, words),
    [view, choice, events, words],
  );
  const { measure, definition } = choice;
  const choices = COHORT_MEASURES.filter(
    (one) => view.run.hasAmounts || (one !== 'revenue' && one !== 'value'),
  );
  const opens = useOnScreen([t('cohorts.note.cells')]) ?? [];
  return (
    <FigureFrame
      title={t(`cohorts.title.${measure}`, { by: t(`cohorts.in.${view.by}`) })}
      caption={countedCaption(
        [captionOf(view, choice, words), t(`cohorts.axis.${view.period}`)],
        view.customers,
        words,
      )}
      measure={measure === 'revenue' || measure === 'value' ? 'cohort_revenue' : 'cohort_retention'}
      table={cohortSpec(view, grid)}
      follows
      report={reportOf(view, choice)}
      actions={
        <SegmentedControl
          aria-label={t('cohorts.measure')}
          value={measure}
          onChange={(value) =>
            choose?.({ measure: choices.find((one) => one === value) ?? 'share' })
          }
          data={choices.map((value) => ({ value, label: t(`cohorts.measure.${value}`) }))}
        />
      }
    >
      <CohortTable
        // Other cohorts begin at the first period again, wherever the former ones were scrolled to.
        key={`${view.by} ${view.period}`}
        grid={grid}
        mode={mode}
        maxHeight={430}
        onOpen={(row, period) => {
          const rule = cellRule(view, row, period, definition === 'later');
          if (rule) showCustomers(rule);
        }}
      />
      <p className={styles['note']}>
        {format.sentences([...opens, ...notesOf(view, choice, words)])}
      </p>
    </FigureFrame>
  );
}

/** Of money and orders one customer may make most in a cell, so only customers go to a report. */
function reportOf({ by, period }: RetentionCohorts, choice: RetentionChoice) {
  const { measure, definition, mean } = choice;
  return measure === 'share' || measure === 'count'
    ? { kind: 'cohorts' as const, show: measure, by, period, definition, mean }
    : 'measure';
}

/** What the chosen measure counts, in words. */
export function captionOf(
  { period }: RetentionCohorts,
  { measure, definition }: Pick<RetentionChoice, 'measure' | 'definition'>,
  { t }: Words,
): string {
  const unit = t(`cohorts.unit.${period}`);
  return measure === 'share' || measure === 'count'
    ? t(`cohorts.caption.${measure}.${definition}`, { unit })
    : t(`cohorts.caption.${measure}`, { unit });
}

function notesOf(view: RetentionCohorts, choice: RetentionChoice, { t, format }: Words): string[] {
  const notes: string[] = [];
  if (choice.measure === 'share' || choice.measure === 'count') {
    notes.push(t(`cohorts.note.${choice.definition}`));
  }
  if (choice.measure !== 'count') notes.push(t(`cohorts.note.${choice.mean}`));
  if (view.by !== view.period) notes.push(t('cohorts.note.groups'));
  if (view.by === 'category' || view.by === 'product') {
    notes.push(t('cohorts.note.goods'));
    if (view.cohorts.some(({ id }) => id === '')) notes.push(t('cohorts.note.unnamed'));
  }
  if (!isPeriodUnit(view.by) && !isNamedBy(view.by)) notes.push(t('cohorts.note.known'));
  if (view.earlier > 0) {
    const [shown, earlier] = [format.number(view.cohorts.length), format.number(view.earlier)];
    notes.push(t('cohorts.note.earlier', { shown, earlier }));
  }
  if (view.periods > view.calendar.length) {
    const [shown, periods] = [format.number(view.calendar.length), format.number(view.periods)];
    notes.push(t('cohorts.note.periods', { shown, periods }));
  }
  return notes;
}
