import { useCallback } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type { RetentionCohorts } from '#shared/contract/retention.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { marksInPeriods } from '../../charts/eventMarks.ts';
import type { ChartLook } from '../../charts/look.ts';
import { periodLineOption, type PeriodLineData } from '../../charts/periodLines.ts';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { shareText } from '../../components/shareText.ts';
import { periodName } from './cohortNames.ts';
import { EventEditor } from './EventEditor.tsx';
import styles from './retention.module.css';

/** Retention by calendar period, with the events of the time axis. */
export function CalendarFigure(props: {
  readonly view: RetentionCohorts;
  readonly events: readonly DatedEvent[];
}) {
  const { view, events } = props;
  const words = useWords();
  const { t, format } = words;
  const [shown, periods] = [format.number(view.calendar.length), format.number(view.periods)];
  const unit = t(`cohorts.unit.${view.period}`);
  const option = useCallback(
    (look: ChartLook) => periodLineOption(calendarLine(view, events, words), look),
    [view, events, words],
  );
  const caption = countedCaption(
    [t('cohorts.calendar.caption', { unit }), t('cohorts.curves.band')],
    view.customers,
    words,
  );
  return (
    <FigureFrame
      title={t('cohorts.calendar.title', { unit })}
      caption={caption}
      measure="retention"
      table={calendarSpec(view, words)}
      actions={<EventEditor events={events} asOf={view.run.asOf} />}
      follows
      // A customer counts once per calendar period, whatever the definition and the mean of the table.
      report={{
        kind: 'cohorts',
        show: 'calendar',
        by: view.by,
        period: view.period,
        definition: 'on',
        mean: 'weighted',
      }}
    >
      <Chart option={option} description={caption} height={220} />
      <p className={styles['note']}>
        {t('cohorts.calendar.note')}
        {view.periods > view.calendar.length &&
          ` ${t('cohorts.calendar.newest', { shown, periods })}`}
      </p>
    </FigureFrame>
  );
}

function calendarLine(
  view: RetentionCohorts,
  events: readonly DatedEvent[],
  words: Words,
): PeriodLineData {
  const lines = linesOf(view);
  return {
    periods: lines.map(({ from, share, interval, complete }) => ({
      label: periodName(view.period, from, words),
      value: share,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      complete,
    })),
    name: words.t('cohorts.calendar.line'),
    format: (value) => shareText(value, words.format),
    marks: marksInPeriods(events, lines),
  };
}

/** Each period but the first, with the customers who were active in the one before. */
function linesOf({ calendar }: RetentionCohorts) {
  return calendar.slice(1).map((period, at) => {
    const before = calendar[at]?.active ?? 0;
    const told = before > 0 && !isHeldBack(before) && !isHeldBack(period.kept);
    const interval = told ? wilsonInterval(period.kept, before) : undefined;
    return { ...period, before, interval, share: told ? period.kept / before : null };
  });
}

function calendarSpec(view: RetentionCohorts, words: Words): TableSpec {
  const { t, format } = words;
  return {
    columns: [
      { label: t('cohorts.curves.period') },
      { label: t('cohorts.calendar.before'), numeric: true },
      { label: t('cohorts.calendar.kept'), numeric: true },
      { label: t('cohorts.calendar.line'), numeric: true },
      { label: t('cohorts.curves.low'), numeric: true },
      { label: t('cohorts.curves.high'), numeric: true },
    ],
    rows: linesOf(view).map(({ from, before, kept, share, interval }) => [
      periodName(view.period, from, words),
      format.number(before),
      format.number(kept),
      share === null ? null : format.percent(share),
      interval ? format.percent(interval.low) : null,
      interval ? format.percent(interval.high) : null,
    ]),
  };
}
