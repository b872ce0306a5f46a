import { useCallback } from 'react';
import type { CalendarView } from '#shared/contract/calendar.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { monthBarsOption } from '../../charts/monthBars.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './value.module.css';

/** Busy and quiet months, and whether the forecasts go by them. */
export function CalendarFigure({ view }: { readonly view: CalendarView }) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) =>
      monthBarsOption(
        {
          months: view.months.map((value, k) => ({ label: format.number(k + 1), value })),
          format: (value) => format.tick(value),
        },
        look,
      ),
    [view, format],
  );
  const caption = t('calendar.measure', {
    years: format.number(view.years),
    n: format.number(view.purchases),
  });
  return (
    <FigureFrame
      title={t('calendar.title')}
      caption={caption}
      measure="calendar"
      table={monthsSpec(view, words)}
      report={{ kind: 'calendar' }}
    >
      <Chart option={option} description={caption} height={200} />
      <p className={styles['note']}>
        {format.sentences([
          t(view.used ? 'calendar.used' : 'calendar.notUsed'),
          ...(view.splits > 0 ? [errorsText(view, words)] : []),
        ])}
      </p>
    </FigureFrame>
  );
}

function monthsSpec({ months }: CalendarView, { t, format }: Words): TableSpec {
  return {
    columns: [{ label: t('calendar.month') }, { label: t('calendar.weight'), numeric: true }],
    rows: months.map((weight, k) => [format.number(k + 1), format.number(weight, 2)]),
  };
}

function errorsText(view: CalendarView, { t, format }: Words): string {
  const total = ({ aggregateError }: CalendarView['with']): string =>
    aggregateError === null ? '–' : format.change(aggregateError);
  return t('calendar.errors', {
    with: total(view.with),
    without: total(view.without),
    rmseWith: format.number(view.with.rootMeanSquareError, 3),
    rmseWithout: format.number(view.without.rootMeanSquareError, 3),
    count: view.splits,
  });
}
