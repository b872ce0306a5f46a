import type { OutsideView } from '#shared/contract/outsideData.ts';
import type { CorrelationView } from '#shared/contract/features.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { MonthsBesideData } from '../../charts/monthsBeside.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Digits that a mean is written with. */
const FIGURES = 4;
const MOST_DECIMALS = 6;

/** A value of outside data: its size is not known beforehand, so it is written with four figures. */
export function outsideValue(value: number, { format }: Words): string {
  const before = value === 0 ? FIGURES : Math.floor(Math.log10(Math.abs(value))) + 1;
  return format.number(value, Math.min(MOST_DECIMALS, Math.max(0, FIGURES - before)));
}

/** An own figure of a month. */
function ownValue(value: number, { own, run }: OutsideView, { format }: Words): string {
  return own === 'orders' ? format.number(value) : format.money(value, run.money);
}

/** The panels of the drawing: the series above, the own figure below. */
export function outsidePanels(view: OutsideView, words: Words): MonthsBesideData {
  const { t, format } = words;
  const { run, months, name, own } = view;
  const isCount = own === 'orders';
  return {
    labels: months.map(({ month }) => format.month(month)),
    above: {
      name,
      months: months.map(({ outside, outsideComplete }) => ({
        value: outside,
        complete: outsideComplete,
      })),
      format: (value) => outsideValue(value, words),
      formatAxis: (value) => format.tick(value),
    },
    below: {
      name: t(`outside.own.${own}`),
      months: months.map((month) => ({ value: month.own, complete: month.ownComplete })),
      format: (value) => ownValue(value, view, words),
      formatAxis: (value) => (isCount ? format.tick(value) : format.moneyCompact(value, run.money)),
    },
  };
}

/** The same months as a table; what is unfinished says so. */
export function outsideSpec(view: OutsideView, words: Words): TableSpec {
  const { t, format } = words;
  const state = (complete: boolean): string => (complete ? '' : t('outside.unfinished'));
  return {
    columns: [
      { label: t('outside.month') },
      { label: t('outside.mean', { series: view.name }), numeric: true },
      { label: t('outside.values'), numeric: true },
      { label: t('outside.seriesState') },
      { label: t(`outside.own.${view.own}`), numeric: true },
      { label: t('outside.ownState') },
    ],
    rows: view.months.map(({ month, outside, values, outsideComplete, own, ownComplete }) => [
      format.month(month),
      outside === null ? null : outsideValue(outside, words),
      format.number(values),
      state(outsideComplete),
      ownValue(own, view, words),
      state(ownComplete),
    ]),
  };
}

/** How the changes go together, in sentences; or why that cannot be told. */
export function outsideSentences({ changes }: OutsideView, words: Words): string[] {
  const { t, format, known } = words;
  if (!changes.ok) return [known(`gates.${changes.reason}`, changes.details)];
  const { months, n, pearson, spearman } = changes.value;
  const number = (value: number | null): string => (value === null ? '–' : format.signed(value, 2));
  const numbers = ({ r, low, high }: CorrelationView) => ({
    r: number(r),
    low: number(low),
    high: number(high),
  });
  return [
    t('outside.changes', { count: n, months: format.number(months) }),
    ...(pearson.r === null
      ? [t('outside.constant')]
      : [t('outside.pearson', numbers(pearson)), t('outside.spearman', numbers(spearman))]),
  ];
}
