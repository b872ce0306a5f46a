import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type { WinBackView } from '#shared/contract/stages.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Chart } from '../../charts/Chart.tsx';
import { marksInMonths } from '../../charts/eventMarks.ts';
import type { ChartLook } from '../../charts/look.ts';
import { monthBarsOption } from '../../charts/monthBars.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { useChoice } from '../../components/useChoice.ts';
import { NO_EVENTS, useEvents } from '../../components/useEvents.ts';
import styles from './lifecycle.module.css';

const MEASURES = ['rate', 'customers', 'revenue'] as const;
type Measure = (typeof MEASURES)[number];

/** Who came back after having been lost, and what they brought. */
export function WinBackFigure() {
  const { t } = useWords();
  const { filter } = useFilter();
  const winBack = useContractQuery('stages.winBack', { filter });
  const events = useEvents();
  return (
    <Answer query={winBack} height={300}>
      {(gated) => (
        <Gated gated={gated} title={t('stages.winBack.title')}>
          {(view) => <WinBack view={view} events={events} />}
        </Gated>
      )}
    </Answer>
  );
}

/** Months of loss and return. */
export function WinBack(props: {
  readonly view: WinBackView;
  readonly begin?: Measure;
  readonly events?: readonly DatedEvent[];
}) {
  const { view, begin = 'rate', events = NO_EVENTS } = props;
  const words = useWords();
  const { t, format } = words;
  const [measure, setMeasure] = useChoice('months', MEASURES, begin);
  const months = t('common.count.months', { count: view.activeMonths });
  const option = useCallback(
    (look: ChartLook) =>
      monthBarsOption(
        {
          months: view.months.map((month) => ({
            label: format.month(month.month),
            complete: month.complete,
            value: valueOf(month, measure),
          })),
          marks: marksInMonths(events, view.months),
          ...(measure === 'rate' && { kind: 'shares' }),
          ...(measure === 'customers' && { kind: 'counts' }),
          format: (value) =>
            measure === 'rate'
              ? format.percent(value)
              : measure === 'customers'
                ? format.number(value)
                : format.moneyCompact(value, view.money),
        },
        look,
      ),
    [view, measure, events, format],
  );
  const caption = {
    rate: t('stages.winBack.captionRate', { months }),
    customers: t('stages.winBack.captionCustomers', { months }),
    revenue: t('stages.winBack.captionRevenue'),
  }[measure];
  if (view.months.every(({ lost }) => lost === 0)) {
    return <p className={styles['note']}>{t('stages.winBack.none', { months })}</p>;
  }
  return (
    <FigureFrame
      title={t('stages.winBack.title')}
      caption={caption}
      measure="win_back"
      table={winBackSpec(view, words)}
      follows
      report={measure === 'revenue' ? 'measure' : { kind: 'winBack', show: measure }}
      actions={
        <SegmentedControl
          aria-label={t('stages.winBack.measure')}
          value={measure}
          onChange={setMeasure}
          data={MEASURES.filter((id) => id !== 'revenue' || view.hasAmounts).map((id) => ({
            value: id,
            label: t(`stages.winBack.${id}`),
          }))}
        />
      }
    >
      <Chart
        option={option}
        description={`${t('stages.winBack.title')}. ${caption}`}
        height={220}
      />
      {view.months.some(({ complete }) => !complete) && (
        <p className={styles['note']}>{t('lifecycle.months.unfinished')}</p>
      )}
    </FigureFrame>
  );
}

/** Null where nobody was lost, so that there is no rate, and where a report holds the count back. */
function valueOf(month: WinBackView['months'][number], measure: Measure): number | null {
  if (isHeldBack(month.wonBack)) return null;
  if (measure === 'customers') return month.wonBack;
  if (measure === 'revenue') return month.revenue;
  return month.lost > 0 ? month.wonBack / month.lost : null;
}

function winBackSpec(view: WinBackView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('stages.pulse.month') },
      { label: t('stages.winBack.lost'), numeric: true },
      { label: t('stages.winBack.wonBack'), numeric: true },
      { label: t('stages.winBack.rate'), numeric: true },
      ...(view.hasAmounts ? [{ label: t('stages.winBack.recovered'), numeric: true }] : []),
    ],
    rows: view.months.map((month) => {
      const rate = valueOf(month, 'rate');
      return [
        format.month(month.month),
        format.number(month.lost),
        format.number(month.wonBack),
        rate === null ? null : format.percent(rate),
        ...(view.hasAmounts ? [format.money(month.revenue, view.money)] : []),
      ];
    }),
  };
}
