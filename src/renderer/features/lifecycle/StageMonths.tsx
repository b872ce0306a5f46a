import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type { StagesView } from '#shared/contract/stageMonths.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { marksInMonths } from '../../charts/eventMarks.ts';
import type { ChartLook } from '../../charts/look.ts';
import { stageBarsOption } from '../../charts/stageBars.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { NO_EVENTS } from '../../components/useEvents.ts';
import { useChoice } from '../../components/useChoice.ts';
import styles from './lifecycle.module.css';
import { stageBarsData, stageValues, stageWriter, sum, type StageMeasure } from './stageRows.ts';

const MEASURES = ['customers', 'share', 'revenue'] as const;

/** Stages month by month as stacked bars; the unfinished month is hatched. */
export function StageMonths(props: {
  readonly view: StagesView;
  /** What the bars count at first. */
  readonly begin?: StageMeasure;
  readonly events?: readonly DatedEvent[];
}) {
  const { view, begin = 'customers', events = NO_EVENTS } = props;
  const words = useWords();
  const { t } = words;
  const [measure, setMeasure] = useChoice('months', MEASURES, begin);
  const option = useCallback(
    (look: ChartLook) =>
      stageBarsOption(
        {
          ...stageBarsData(view, measure, look.mode, words),
          marks: marksInMonths(events, view.months),
        },
        look,
      ),
    [view, measure, events, words],
  );
  const caption = {
    customers: t('lifecycle.months.measureCustomers'),
    share: t('lifecycle.months.measureShare'),
    revenue: t('lifecycle.months.measureRevenue'),
  }[measure];
  return (
    <FigureFrame
      title={t('lifecycle.months.title')}
      caption={caption}
      measure="stages"
      follows
      report={reportOf(view, measure)}
      table={monthsTable(view, measure, words)}
      actions={
        <SegmentedControl
          aria-label={t('lifecycle.months.measure')}
          value={measure}
          onChange={setMeasure}
          data={MEASURES.filter((id) => id !== 'revenue' || view.run.hasAmounts).map((id) => ({
            value: id,
            label: {
              customers: t('lifecycle.months.byCustomers'),
              share: t('lifecycle.months.byShare'),
              revenue: t('lifecycle.months.byRevenue'),
            }[id],
          }))}
        />
      }
    >
      <Chart
        option={option}
        description={`${t('lifecycle.months.title')}. ${caption}`}
        height={230}
      />
      {view.months.some(({ complete }) => !complete) && (
        <p className={styles['note']}>{t('lifecycle.months.unfinished')}</p>
      )}
    </FigureFrame>
  );
}

/** Of revenue one customer may make most in a month, so only customers go to a report. */
function reportOf({ scheme }: StagesView, measure: StageMeasure) {
  if (measure === 'revenue') return 'measure';
  const show = measure === 'share' ? ('shares' as const) : ('months' as const);
  return { kind: 'stages' as const, show, scheme };
}

function monthsTable(
  view: StagesView,
  measure: StageMeasure,
  { t, known, format }: Words,
): TableSpec {
  const write = stageWriter(view, measure, format);
  return {
    columns: [
      { label: t('lifecycle.months.month') },
      ...view.stages.map(({ id }) => ({ label: known(`terms.stage.${id}`), numeric: true })),
      { label: t('lifecycle.months.total'), numeric: true },
    ],
    rows: view.months.map((month) => [
      format.month(month.month),
      ...stageValues(month, measure).map(write),
      write(sum(stageValues(month, measure))),
    ]),
  };
}
