import type { SegmentOverview } from '#shared/contract/segments.ts';
import { addMonths, formatIsoDay } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEMES, type StageRules } from '#shared/domain/stageSchemes.ts';
import { textAt } from '#main/store/index.ts';
import type { ConditionSource } from './conditionSource.ts';

/** A rule whose limits the data gave, and those limits for the reason. */
export type Suggestion = Pick<SegmentOverview['suggested'][number], 'id' | 'rule' | 'params'>;

/** Customers that a channel needs before its share of repeat buyers is set beside others. */
const LEAST_OF_CHANNEL = 50;

/** Gaps between orders that a usual gap is taken from. */
const LEAST_GAPS = 20;

const RECENT_DAYS = 90;
const AWAY_DAYS = 365;
const NEWLY_MONTHS = 3;

/** Segments worth a look, with limits from the data at hand; whoever nobody is in is for the caller to drop. */
export function suggestedSegments(source: ConditionSource, rules: StageRules): Suggestion[] {
  return [
    valuableSilent(source),
    secondOrder(source),
    newlyLostValuable(source, rules),
    bestChannelOnce(source),
    topSpenders(source),
    cameBack(source),
  ].filter((suggestion) => suggestion !== undefined);
}

/** High tier, silent for longer than nine of ten of the tier's own gaps between orders, not lost yet. */
function valuableSilent(source: ConditionSource): Suggestion | undefined {
  const tier = source.columns.get('stage_value');
  if (!tier) return undefined;
  const high = STAGE_SCHEMES.value.indexOf('high');
  const days = quantileOfGaps(
    gaps(source.orders(), (c) => tier[c] === high, false),
    0.9,
  );
  if (days === undefined) return undefined;
  return {
    id: 'valuable_silent',
    params: { days },
    rule: all(
      { kind: 'choice', field: 'stage.value', values: ['high'] },
      { kind: 'number', field: 'recency_days', least: days + 1 },
      { kind: 'not', rule: { kind: 'choice', field: 'stage.time', values: ['lost'] } },
    ),
  };
}

/** One order so far, and still within the time in which three of four second orders come. */
function secondOrder(source: ConditionSource): Suggestion | undefined {
  const days = quantileOfGaps(
    gaps(source.orders(), () => true, true),
    0.75,
  );
  if (days === undefined) return undefined;
  return {
    id: 'second_order',
    params: { days },
    rule: all(
      { kind: 'number', field: 'orders', least: 1, most: 1 },
      { kind: 'number', field: 'recency_days', most: days },
    ),
  };
}

/** High tier that crossed the limit of the stage lost within the last months. */
function newlyLostValuable(source: ConditionSource, rules: StageRules): Suggestion | undefined {
  if (!source.columns.get('stage_value')) return undefined;
  const from = addMonths(source.asOf, -rules.dormantMonths - NEWLY_MONTHS);
  return {
    id: 'newly_lost_valuable',
    params: { months: NEWLY_MONTHS, silent: rules.dormantMonths },
    rule: all(
      { kind: 'choice', field: 'stage.value', values: ['high'] },
      { kind: 'choice', field: 'stage.time', values: ['lost'] },
      { kind: 'day', field: 'last_order', from: formatIsoDay(from) },
    ),
  };
}

/** One order so far, from the channel whose customers most often order again. */
function bestChannelOnce(source: ConditionSource): Suggestion | undefined {
  const orders = source.columns.need('orders');
  const channel = source.columns.need('channel');
  const { channels } = source.ledger();
  const buyers = new Float64Array(channels.count);
  const repeaters = new Float64Array(channels.count);
  for (let c = 0; c < orders.length; c++) {
    const [count, code] = [orders[c] as number, channel[c] as number];
    if (count > 0) buyers[code] = (buyers[code] as number) + 1;
    if (count > 1) repeaters[code] = (repeaters[code] as number) + 1;
  }
  const share = (code: number): number => (repeaters[code] as number) / (buyers[code] as number);
  const known = Array.from(buyers, (count, code) => ({ count, code }))
    .filter(({ count, code }) => code > 0 && count >= LEAST_OF_CHANNEL)
    .sort((a, b) => share(b.code) - share(a.code) || a.code - b.code);
  const [best] = known;
  if (best === undefined || known.length < 2) return undefined;
  const name = textAt(channels, best.code);
  return {
    id: 'best_channel_once',
    params: { channel: name, share: Math.round(share(best.code) * 100) },
    rule: all(
      { kind: 'choice', field: 'channel', values: [name] },
      { kind: 'number', field: 'orders', least: 1, most: 1 },
    ),
  };
}

/** The hundredth of the customers with the highest net revenue; equal values stay together. */
function topSpenders(source: ConditionSource): Suggestion | undefined {
  if (!source.ledger().hasAmounts) return undefined;
  const orders = source.columns.need('orders');
  const revenue = source.columns.need('net_revenue').filter((_, c) => (orders[c] as number) > 0);
  const least = quantileOf(revenue, 0.99);
  if (least === undefined || least <= 0) return undefined;
  return {
    id: 'top_spenders',
    params: {},
    rule: { kind: 'number', field: 'net_revenue', least },
  };
}

/** Ordered lately, after a year and more without an order. */
function cameBack(source: ConditionSource): Suggestion {
  const day = (back: number): string => formatIsoDay(source.asOf - back);
  return {
    id: 'came_back',
    params: { days: RECENT_DAYS, away: AWAY_DAYS },
    rule: all(
      {
        kind: 'behaviour',
        measure: 'orders',
        window: { kind: 'last', days: RECENT_DAYS },
        least: 1,
      },
      {
        kind: 'behaviour',
        measure: 'orders',
        window: { kind: 'between', from: day(RECENT_DAYS + AWAY_DAYS - 1), to: day(RECENT_DAYS) },
        most: 0,
      },
      { kind: 'day', field: 'first_order', to: day(RECENT_DAYS + AWAY_DAYS) },
    ),
  };
}

function all(...rules: SegmentRule[]): SegmentRule {
  return { kind: 'all', rules };
}

/** How often each number of days lies between neighbouring purchase days of some customers: of all such days, or only the first two. */
function gaps(
  { start, day, customers }: OrderColumns,
  wanted: (customer: number) => boolean,
  firstOnly: boolean,
): Uint32Array {
  const counts = new Uint32Array(longestSpan({ start, day, customers }) + 1);
  for (let c = 0; c < customers; c++) {
    if (!wanted(c)) continue;
    for (let o = (start[c] as number) + 1; o < (start[c + 1] as number); o++) {
      const gap = (day[o] as number) - (day[o - 1] as number);
      if (gap === 0) continue;
      counts[gap] = (counts[gap] as number) + 1;
      if (firstOnly) break;
    }
  }
  return counts;
}

/** Most days between the first and the last order of a customer: no gap is longer. */
function longestSpan({
  start,
  day,
  customers,
}: Pick<OrderColumns, 'start' | 'day' | 'customers'>): number {
  let longest = 0;
  for (let c = 0; c < customers; c++) {
    const [begin, end] = [start[c] as number, start[c + 1] as number];
    if (begin === end) continue;
    longest = Math.max(longest, (day[end - 1] as number) - (day[begin] as number));
  }
  return longest;
}

/** The number of days that at least the share of the gaps lies at or below; undefined for too few gaps. */
function quantileOfGaps(counts: Uint32Array, share: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_GAPS) return undefined;
  const wanted = Math.ceil(total * share);
  let below = 0;
  return counts.findIndex((count) => (below += count) >= wanted);
}

/** The value that at least the share lies at or below; undefined for too few values. */
function quantileOf(values: Float64Array, share: number): number | undefined {
  if (values.length < LEAST_GAPS) return undefined;
  return values.sort()[Math.ceil(values.length * share) - 1];
}
