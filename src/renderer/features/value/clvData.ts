import type { RunContext } from '#shared/contract/run.ts';
import type { ClvView } from '#shared/contract/value.ts';
import type { Measure } from '#shared/domain/definitions.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { toMajor } from '#shared/domain/money.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { HistogramData } from '../../charts/histogram.ts';

/** The histogram of expected value, in major units on the axis. */
export function clvHistogram(view: ClvView, run: RunContext, { t, format }: Words): HistogramData {
  const major = (minor: number): number => toMajor(minor, run.money.digits);
  return {
    edges: view.histogram.edges.map(major),
    counts: view.histogram.counts.map((count) => (isHeldBack(count) ? 0 : count)),
    valueAxis: t(view.margin === null ? 'value.clv.axisLtv' : 'value.clv.axisClv'),
    formatEdge: (value) => format.tick(Math.abs(value) < 100 ? value : Math.round(value)),
    formatCount: (value) => format.number(value),
    lastIsOpen: true,
    lines: [
      {
        at: major(view.mean),
        label: t('value.clv.markMean', { value: format.money(view.mean, run.money) }),
      },
      {
        at: major(view.median),
        label: t('value.clv.markMedian', { value: format.money(view.median, run.money) }),
      },
    ],
  };
}

/** The totals above the histogram: name and value. */
export function clvNumbers(
  view: ClvView,
  run: RunContext,
  { t, format }: Words,
): { name: string; measure: Measure; value: string }[] {
  const { interval } = view;
  return [
    { name: t('value.clv.total'), measure: 'clv', value: format.money(view.total, run.money) },
    ...(interval?.total
      ? [
          {
            name: t('valueTotals.total', { level: format.percent(interval.level, 0) }),
            measure: 'clv_total' as const,
            value: t('valueTotals.range', {
              low: format.money(interval.total.low, run.money),
              high: format.money(interval.total.high, run.money),
            }),
          },
        ]
      : []),
    { name: t('value.clv.mean'), measure: 'clv', value: format.money(view.mean, run.money) },
    { name: t('value.clv.median'), measure: 'clv', value: format.money(view.median, run.money) },
    {
      name: t('value.clv.orders'),
      measure: 'clv',
      value: format.number(Math.round(view.expectedOrders)),
    },
    ...(interval
      ? [
          {
            name: t('valueTotals.orders', { level: format.percent(interval.level, 0) }),
            measure: 'clv_total' as const,
            value: t('valueTotals.range', {
              low: format.number(Math.round(interval.orders.low)),
              high: format.number(Math.round(interval.orders.high)),
            }),
          },
        ]
      : []),
    {
      name: t('value.clv.repeat'),
      measure: 'repeat_share',
      value: format.aside(
        format.number(view.repeatCustomers),
        format.percent(view.repeatCustomers / Math.max(1, view.customers)),
      ),
    },
  ];
}

/** What the interval of the sums holds, or why there is none. */
export function totalsNote({ interval }: ClvView, { t }: Words): string {
  if (interval === null) return t('valueTotals.unknown');
  const { periods } = interval;
  return periods === 0 ? t('valueTotals.untested') : t('valueTotals.tested', { count: periods });
}

/** Why the models know more customers than the figures beside them; undefined where they do not. */
export function freeOnlyNote(modelled: number, counted: number, { t }: Words): string | undefined {
  return modelled > counted ? t('valueTotals.freeOnly', { count: modelled - counted }) : undefined;
}

/** That the model sees no differences between customers; undefined where it does. */
export function alikeNote(
  { alike, ordersRange }: ClvView,
  { t, format }: Words,
): string | undefined {
  if (!alike || ordersRange === null) return undefined;
  const low = format.number(ordersRange.low, 2);
  const high = format.number(ordersRange.high, 2);
  const orders = low === high ? low : t('valueTotals.range', { low, high });
  return t('valueTotals.alike', { orders });
}
