import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { marksInMonths } from '../../charts/eventMarks.ts';
import type { ChartLook } from '../../charts/look.ts';
import { stageBarsOption } from '../../charts/stageBars.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { NO_EVENTS } from '../../components/useEvents.ts';
import { useChoice } from '../../components/useChoice.ts';
import { leadBarsData, leadTable } from './leadMonths.ts';
import styles from './lifecycle.module.css';
import { stageBarsData, stageValues, stageWriter, sum, type StageMeasure } from './stageRows.ts';

const MEASURES = ['customers', 'share', 'revenue', 'leads'] as const;
type Shown = (typeof MEASURES)[number];

/**
 * Stages month by month as stacked bars; the unfinished month is hatched. The stages before the first order
 * hold leads, who are counted by themselves and follow no filter.
 * @param props.before leads by stage, where the scheme has such stages and a file holds leads
 */
export function StageMonths(props: {
  readonly view: StagesView;
  /** What the bars count at first. */
  readonly begin?: StageMeasure;
  readonly before?: StagesBeforeOrder | null;
  readonly events?: readonly DatedEvent[];
}) {
  const { view, begin = 'customers', before = null, events = NO_EVENTS } = props;
  const words = useWords();
  const { t } = words;
  const [chosen, setChosen] = useChoice<Shown>('months', MEASURES, begin);
  const measure = chosen === 'leads' && !before ? 'customers' : chosen;
  const option = useCallback(
    (look: ChartLook) => {
      const data =
        measure === 'leads' && before
          ? leadBarsData(view, before, look.mode, words)
          : stageBarsData(view, stageMeasure(measure), look.mode, words);
      return stageBarsOption({ ...data, marks: marksInMonths(events, view.months) }, look);
    },
    [view, measure, before, events, words],
  );
  const has = (id: Shown): boolean => {
    if (id === 'leads') return before !== null;
    return id !== 'revenue' || view.run.hasAmounts;
  };
  const caption = {
    customers: t('lifecycle.months.measureCustomers'),
    share: t('lifecycle.months.measureShare'),
    revenue: t('lifecycle.months.measureRevenue'),
    leads: t('lifecycle.months.measureLeads'),
  }[measure];
  const ofLeads = measure === 'leads';
  return (
    <FigureFrame
      title={t('lifecycle.months.title')}
      caption={caption}
      measure="stages"
      follows={!ofLeads}
      {...(ofLeads && { behind: 'none' })}
      report={reportOf(view, measure)}
      table={
        ofLeads && before
          ? leadTable(view, before, words)
          : monthsTable(view, stageMeasure(measure), words)
      }
      actions={
        <SegmentedControl
          aria-label={t('lifecycle.months.measure')}
          value={measure}
          onChange={setChosen}
          data={MEASURES.filter((id) => has(id)).map((id) => ({
            value: id,
            label: {
              customers: t('lifecycle.months.byCustomers'),
              share: t('lifecycle.months.byShare'),
              revenue: t('lifecycle.months.byRevenue'),
              leads: t('lifecycle.months.byLeads'),
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

/** What is counted of customers; of leads nothing is. */
function stageMeasure(shown: Shown): StageMeasure {
  return shown === 'leads' ? 'customers' : shown;
}

/** Of revenue one customer may make most in a month, so only customers go to a report. */
function reportOf({ scheme }: StagesView, measure: Shown) {
  if (measure === 'leads') return 'leads';
  if (measure === 'revenue') return 'measure';
  const show = measure === 'share' ? ('shares' as const) : ('months' as const);
  return { kind: 'stages' as const, show, scheme };
}

/** The months as a table, without the stages that hold no customers. */
export function monthsTable(
  view: StagesView,
  measure: StageMeasure,
  { t, known, format }: Words,
): TableSpec {
  const write = stageWriter(view, measure, format);
  // A stage before the first order holds no customers: nothing is known of it here, not zero.
  const filled = view.stages.map(({ hasData }) => hasData);
  return {
    columns: [
      { label: t('lifecycle.months.month') },
      ...view.stages
        .filter(({ hasData }) => hasData)
        .map(({ id }) => ({ label: known(`terms.stage.${id}`), numeric: true })),
      { label: t('lifecycle.months.total'), numeric: true },
    ],
    rows: view.months.map((month) => [
      format.month(month.month),
      ...stageValues(month, measure)
        .filter((_, stage) => filled[stage])
        .map(write),
      write(sum(stageValues(month, measure))),
    ]),
  };
}
