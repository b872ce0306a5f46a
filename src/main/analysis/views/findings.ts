import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { Finding } from '#shared/contract/overview.ts';
import type { RfmView } from '#shared/contract/rfm.ts';
import type { MigrationView } from '#shared/contract/stageMonths.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { ClvView, ValueView } from '#shared/contract/value.ts';
import type { FindingCode, FindingParams } from '#shared/domain/findings.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { MoneyTotals } from '#main/snapshot/index.ts';
import type { RunColumnSet } from '../runColumns.ts';
import type { KpiFigures, WindowFigures } from './kpiValues.ts';
import type { Body, GatedBody } from './stored.ts';

type AcquisitionChannel = AcquisitionView['channels'][number];

/** What the findings are drawn from. */
export interface FindingParts {
  readonly figures: KpiFigures;
  readonly rules: StageRules;
  readonly hasAmounts: boolean;
  readonly money: MoneyTotals;
  readonly rfm: GatedBody<Body<RfmView>>;
  readonly migration: Body<MigrationView>;
  readonly value: Body<ValueView>;
  readonly clv: GatedBody<ClvView>;
  readonly columns: Pick<RunColumnSet, 'clv' | 'clv_before' | 'clv_ratio'>;
  readonly channels: readonly Pick<AcquisitionChannel, 'channel' | 'alert'>[];
  readonly watch: AnalysisSettings['clv']['watch'];
  /** Customers with an order, and those of them with exactly one. */
  readonly customers: number;
  readonly oneOrder: number;
}

interface Weighed {
  /** Share of customers or of revenue that the finding moves or is about; the larger comes first. */
  readonly weight: number;
  readonly finding: Finding;
}

/** Two counts differ only by chance more often than once in twenty below this many deviations. */
const NOTABLE = 2;
/** Least customers behind a finding. */
const FEWEST = 10;
/** Shares below this are not worth a sentence. */
const SMALL_SHARE = 0.01;
const SMALL_CHANGE = 0.02;

/**
 * What a reader should know first, most weighty first: changes against the past, customers on the
 * move, what the revenue hangs on, and what the data cannot say. Nothing that chance explains: counts
 * must differ by two standard deviations of a Poisson count, and at least ten customers be concerned.
 */
export function findingsOf(parts: FindingParts): Finding[] {
  const { figures, rules, customers } = parts;
  const { current } = figures;
  const found: (Weighed | undefined)[] = [
    parts.hasAmounts ? revenueChange(figures) : undefined,
    newCustomers(current, figures.previous),
    lost(current, rules),
    wonBack(current, rules),
    stageMove(parts.migration),
    ...parts.channels.map(conversionDown),
    ...(parts.hasAmounts && parts.rfm.ok ? classesInDanger(parts.rfm.value, parts.money.net) : []),
    ...(parts.hasAmounts ? [...valueFindings(parts), valueFell(parts)] : []),
    oneOrder(parts.oneOrder, customers),
    parts.hasAmounts
      ? undefined
      : weighed(1, 'orders_only', '#/data', { customers, orders: current.orders }),
  ];
  return found
    .filter((item) => item !== undefined)
    .sort((a, b) => b.weight - a.weight || (a.finding.code < b.finding.code ? -1 : 1))
    .map((item) => item.finding);
}

function weighed<Code extends FindingCode>(
  weight: number,
  code: Code,
  route: string,
  params: FindingParams<Code>,
): Weighed {
  return { weight, finding: { code, route, params } };
}

/** Against the same time a year before where the data reach back, so that seasons do not count. */
function revenueChange(figures: KpiFigures): Weighed | undefined {
  const { current, lastYear, previous } = figures;
  const base = lastYear ?? previous;
  if (!base || base.orders < FEWEST || current.orders < FEWEST || base.netRevenue <= 0) {
    return undefined;
  }
  const change = current.netRevenue / base.netRevenue - 1;
  if (Math.abs(change) < SMALL_CHANGE || !differ(current.orders, base.orders, change))
    return undefined;
  const code = `revenue_${change > 0 ? 'up' : 'down'}${lastYear ? '_year' : ''}` as const;
  return weighed(Math.min(1, Math.abs(change)) + 0.5, code, '#/value', {
    amount: current.netRevenue,
    before: base.netRevenue,
    change,
  });
}

/** True if a sum over so many orders can hardly have changed so much by chance. */
function differ(now: number, before: number, change: number): boolean {
  return Math.abs(change) > NOTABLE * Math.sqrt(1 / now + 1 / before);
}

function newCustomers(
  current: WindowFigures,
  previous: WindowFigures | undefined,
): Weighed | undefined {
  if (!previous || previous.new + current.new < FEWEST || previous.new === 0) return undefined;
  const difference = current.new - previous.new;
  if (Math.abs(difference) <= NOTABLE * Math.sqrt(current.new + previous.new)) return undefined;
  const change = difference / previous.new;
  const code = change > 0 ? 'new_customers_up' : 'new_customers_down';
  return weighed(Math.min(1, Math.abs(change)), code, '#/lifecycle', {
    count: current.new,
    before: previous.new,
    change,
  });
}

function lost(current: WindowFigures, rules: StageRules): Weighed | undefined {
  if (current.churned < FEWEST || current.atRisk === 0) return undefined;
  const share = current.churned / current.atRisk;
  return weighed(2 * share, 'lost_customers', '#/lifecycle?scheme=behaviour', {
    count: current.churned,
    share,
    months: rules.activeMonths,
  });
}

function wonBack(current: WindowFigures, rules: StageRules): Weighed | undefined {
  if (current.wonBack < FEWEST) return undefined;
  const weight = current.wonBack / Math.max(1, current.active);
  return weighed(weight, 'won_back', '#/lifecycle?view=winBack', {
    count: current.wonBack,
    months: rules.activeMonths,
  });
}

/** The largest move into dormant or lost over the last month, time scheme. */
function stageMove(moved: Body<MigrationView>): Weighed | undefined {
  let best: Weighed | undefined;
  const months = `from=${moved.from.slice(0, 7)}&to=${moved.to.slice(0, 7)}`;
  moved.matrix.forEach((row, from) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    row.forEach((count, to) => {
      const silent = moved.stages[to] === 'dormant' || moved.stages[to] === 'lost';
      if (!silent || to === from || count < FEWEST) return;
      const share = count / total;
      if (best && best.weight >= share) return;
      best = weighed(share, 'stage_move', `#/lifecycle?scheme=time&view=movement&${months}`, {
        count,
        from: moved.stages[from] ?? '',
        to: moved.stages[to] ?? '',
        share,
      });
    });
  });
  return best;
}

/** Classes of customers who bought often or much and have gone silent. */
function classesInDanger(rfm: Body<RfmView>, net: number): (Weighed | undefined)[] {
  if (net <= 0) return [];
  return rfm.classes12
    .filter(({ id }) => id === 'cannot_lose' || id === 'at_risk' || id === 'big_but_gone')
    .map(({ id, customers, revenue }) => {
      const share = revenue / net;
      if (customers < FEWEST || share < SMALL_SHARE) return undefined;
      return weighed(
        2 * share,
        'class_in_danger',
        customersRoute({ kind: 'choice', field: 'class12', values: [id] }),
        {
          count: customers,
          group: id,
          amount: revenue,
          share,
        },
      );
    });
}

function valueFindings({ value, money, clv }: FindingParts): (Weighed | undefined)[] {
  const found: (Weighed | undefined)[] = [];
  const tenth = value.concentration.ok
    ? value.concentration.value.top.find(({ share }) => share === 0.1)
    : undefined;
  if (tenth && tenth.customers >= FEWEST) {
    const weight = Math.max(0, tenth.revenue - tenth.share);
    found.push(
      weighed(weight, 'concentration', '#/value', { top: tenth.share, share: tenth.revenue }),
    );
  }
  if (clv.ok) {
    found.push(
      weighed(0.3, 'outlook', '#/value', {
        orders: clv.value.expectedOrders,
        amount: clv.value.total,
        months: clv.value.horizonMonths,
      }),
    );
  }
  const all = money.net + money.unidentified;
  const unidentified = money.unidentified / all;
  if (all > 0 && unidentified >= SMALL_SHARE) {
    const params = { amount: money.unidentified, share: unidentified };
    found.push(weighed(2 * unidentified, 'unidentified', '#/data', params));
  }
  const unlinked = -money.unlinked / money.gross;
  if (money.gross > 0 && unlinked >= SMALL_SHARE) {
    const params = { amount: -money.unlinked, share: unlinked };
    found.push(weighed(unlinked, 'unlinked_refunds', '#/data', params));
  }
  return found;
}

/** Customers whose expected value has fallen to the limit, weighed by the value that went. */
function valueFell({ columns, watch }: FindingParts): Weighed | undefined {
  const { clv, clv_before: then, clv_ratio: ratio } = columns;
  if (!clv || !then || !ratio) return undefined;
  const sums = { count: 0, before: 0, now: 0 };
  let all = 0;
  for (let c = 0; c < ratio.length; c++) {
    if (Number.isNaN(ratio[c])) continue;
    all += then[c] as number;
    if ((ratio[c] as number) > watch.fallTo) continue;
    sums.count++;
    sums.before += then[c] as number;
    sums.now += clv[c] as number;
  }
  if (sums.count < FEWEST || sums.before < SMALL_SHARE * all) return undefined;
  return weighed(
    (2 * (sums.before - sums.now)) / all,
    'value_fell',
    customersRoute({ kind: 'number', field: 'clv_ratio', most: watch.fallTo }),
    { ...sums, limit: watch.fallTo, months: watch.months },
  );
}

/** A channel that turns fewer clicks into customers than before, where that is hardly chance (2.23). */
function conversionDown({ channel, alert }: FindingParts['channels'][number]): Weighed | undefined {
  if (alert === null || alert.chance) return undefined;
  const { before, conversion: now, change } = alert;
  return weighed(Math.min(1, -change), 'conversion_down', '#/acquisition', {
    channel,
    before,
    now,
    change,
  });
}

function oneOrder(count: number, customers: number): Weighed | undefined {
  if (count < FEWEST) return undefined;
  const share = count / customers;
  return weighed(share / 2, 'one_order_only', '#/retention', { count, share });
}

/** Address of the customers that a rule picks, as the screens write it. */
function customersRoute(pick: SegmentRule): string {
  return `#/customers?pick=${encodeURIComponent(canonicalJson(pick))}`;
}
