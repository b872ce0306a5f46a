import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { channelRule, cohortRule, EVERY_BUYER } from '../../components/behindRules.ts';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { countText } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { hasTarget, targetState, type Target } from './targets.ts';

export type Channel = AcquisitionView['channels'][number];
export type UsedCosts = Extract<AcquisitionView['costs'], { state: 'used' }>;

/** Calendar months after that of the first order, in words; null where not reached. */
export function paybackText(months: number | null, { t }: Words): string | null {
  if (months === null) return null;
  return months === 0
    ? t('acquisition.table.paybackAtOnce')
    : t('acquisition.table.paybackMonths', { count: months });
}

/** Name of a channel as the user reads it; customers without one are "unknown". */
export function channelName({ channel }: Pick<Channel, 'channel'>, { t }: Words): string {
  return channel === '' ? t('acquisition.table.unknown') : channel;
}

/** The channels with their figures, all together at the end; unknown stays empty. */
export function channelSpec(view: AcquisitionView, words: Words): TableSpec {
  const { t } = words;
  const named = view.channels.map((line) => {
    const name = channelName(line, words);
    return [
      line.few && line.customers > 0 ? t('acquisition.table.few', { name }) : name,
      ...figureCells(line, view, words),
    ];
  });
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('acquisition.table.customers'), numeric: true },
      { label: t('acquisition.table.cost'), numeric: true },
      { label: t('acquisition.table.cac'), numeric: true },
      { label: t('acquisition.table.conversion'), numeric: true },
      { label: t('acquisition.table.retention'), numeric: true },
      { label: t('acquisition.table.clv'), numeric: true },
      { label: t('acquisition.table.ratio'), numeric: true },
      { label: t('acquisition.table.payback'), numeric: true },
      ...(hasTarget(view.target) ? [{ label: t('channels.target.column') }] : []),
    ],
    rows: [...named, [t('acquisition.table.total'), ...figureCells(view.total, view, words)]],
    behind: [...view.channels.map(channelBehind), EVERY_BUYER],
  };
}

/** The customers of a channel; none of a name that only the costs have. */
export function channelBehind({
  customers,
  spellings,
}: Pick<Channel, 'customers' | 'spellings'>): SegmentRule | null {
  return customers > 0 ? channelRule(spellings) : null;
}

function figureCells(
  line: AcquisitionView['total'],
  view: AcquisitionView,
  words: Words,
): (string | null)[] {
  const { format } = words;
  const known = (value: number | null, write: (value: number) => string): string | null =>
    value === null ? null : write(value);
  const money = (value: number): string => format.money(value, view.money);
  return [
    countText(line.customers, format),
    known(line.cost, money),
    known(line.cac, (cac) => format.money(cac, view.money, true)),
    known(line.conversion, (ratio) => format.percent(ratio)),
    known(line.retention, (ratio) => format.percent(ratio)),
    known(line.clv, money),
    known(line.clvToCac, (ratio) => format.number(ratio, 1)),
    paybackText(line.paybackMonths, words),
    ...targetCell(line, view.target, words),
  ];
}

/** Whether the user's targets are met; no cell where none is set. */
export function targetCell(
  worth: Parameters<typeof targetState>[0],
  target: Target,
  { t }: Words,
): (string | null)[] {
  if (!hasTarget(target)) return [];
  const state = targetState(worth, target);
  return [state && t(`channels.target.${state}`)];
}

/** The channels with a quadrant, as a table; a name that no order has stands in none, and says so. */
export function matrixSpec(view: AcquisitionView, words: Words): TableSpec {
  const { t, format } = words;
  const money = (value: number | null): string | null =>
    value === null ? null : format.money(value, view.money, true);
  const lines = view.channels.filter(
    ({ quadrant, customers }) => quadrant !== null || customers === 0,
  );
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('acquisition.matrix.quadrant') },
      { label: t('acquisition.table.cac'), numeric: true },
      { label: t('acquisition.table.clv'), numeric: true },
      { label: t('acquisition.table.customers'), numeric: true },
    ],
    rows: lines.map((line) => [
      channelName(line, words),
      line.quadrant === null
        ? t('channels.unmatched.cell')
        : t(`acquisition.quadrant.${line.quadrant}`),
      money(line.cac),
      money(line.clv),
      format.number(line.customers),
    ]),
    behind: lines.map(channelBehind),
  };
}

/** Channels whose customers cost more than they are worth, whatever their quadrant, with the ratio. */
export function losingChannels(view: AcquisitionView, words: Words): string[] {
  return view.channels.flatMap((line) =>
    line.clvToCac !== null && line.clvToCac < 1
      ? [words.format.aside(channelName(line, words), words.format.number(line.clvToCac, 2))]
      : [],
  );
}

/** Cost and CAC of all channels together by month of acquisition. */
export function monthSpec(view: AcquisitionView, { t, format }: Words): TableSpec {
  const money = (value: number | null, exact: boolean): string | null =>
    value === null ? null : format.money(value, view.money, exact);
  return {
    columns: [
      { label: t('acquisition.months.month') },
      { label: t('acquisition.months.new'), numeric: true },
      { label: t('acquisition.table.cost'), numeric: true },
      { label: t('acquisition.table.cac'), numeric: true },
    ],
    rows: view.total.months.map(({ month, customers, cost, cac }) => [
      format.month(month),
      countText(customers, format),
      money(cost, false),
      money(cac, true),
    ]),
    behind: view.total.months.map(({ month, customers }) =>
      customers > 0 ? cohortRule(month) : null,
    ),
  };
}

/** Where every amount of the costs went; the parts add up to the last row. */
export function costSpec(costs: UsedCosts, view: AcquisitionView, { t, format }: Words): TableSpec {
  const parts = ['attributed', 'allocated', 'unallocated', 'leftOut', 'spent'] as const;
  return {
    columns: [
      { label: t('acquisition.costs.line') },
      { label: t('acquisition.costs.amount'), numeric: true },
    ],
    rows: parts.map((part) => [
      t(`acquisition.costs.${part}`),
      format.money(costs[part], view.money, true),
    ]),
  };
}
