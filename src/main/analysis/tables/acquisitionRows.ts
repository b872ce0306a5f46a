import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { formatMajor, toMajor } from '#shared/domain/money.ts';
import type { Body } from '../views/stored.ts';
import type { Cell } from '#main/csv/index.ts';

type View = Body<AcquisitionView>;
type Rows = Iterable<readonly Cell[]>;
type Funnel = Extract<View['funnel'], { ok: true }>['value'];

/** Whole amounts with all decimals, and means as numbers; null stays empty. */
function moneyOf({ money }: View) {
  return {
    whole: (minor: number | null): string | null =>
      minor === null ? null : formatMajor(minor, money.digits),
    mean: (minor: number | null): number | null =>
      minor === null ? null : toMajor(minor, money.digits),
  };
}

/** The table `channels`. */
export function* channelRows(view: View): Rows {
  const { whole, mean } = moneyOf(view);
  for (const line of view.channels) {
    const { newestLoss, earlierLoss, prices } = line;
    yield [
      line.channel === '' ? null : line.channel,
      line.customers,
      whole(line.cost),
      mean(line.cac),
      line.conversion,
      line.retention,
      mean(line.clv),
      line.clvToCac,
      line.paybackMonths,
      line.costedCustomers,
      line.cost === null ? null : whole(line.allocated),
      line.observed,
      view.clvBasis,
      line.quadrant,
      line.few ? 1 : 0,
      line.customers === 0 ? 1 : 0,
      line.stickiness,
      newestLoss.customers,
      newestLoss.lost,
      earlierLoss.customers,
      earlierLoss.lost,
      prices?.impressions ?? null,
      prices?.clicks ?? null,
      prices?.clickRate ?? null,
      mean(prices?.cpc ?? null),
      prices?.leads ?? null,
      mean(prices?.cpl ?? null),
    ];
  }
}

/** The table `funnel`. */
export function* funnelRows(funnel: Funnel): Rows {
  for (const { channel, ...line } of funnel.channels) {
    yield* lineRows('channel', channel === '' ? null : channel, line, funnel);
  }
  yield* lineRows('all', null, funnel.total, funnel);
}

function* lineRows(
  scope: 'channel' | 'all',
  channel: string | null,
  line: Funnel['total'],
  funnel: Funnel,
): Rows {
  const steps = [
    { name: 'leads', leads: line.leads, days: undefined },
    ...funnel.steps.map((name, k) => ({
      name,
      leads: line.reached[k] ?? 0,
      days: funnel.durations[k],
    })),
    { name: 'first_order', leads: line.ordered, days: funnel.toOrder },
    { name: 'returned_90d', leads: line.returned, days: undefined },
  ];
  for (const [place, { name, leads, days }] of steps.entries()) {
    // The times between steps are those of all channels together.
    const between = scope === 'all' ? days : undefined;
    const ordered = name === 'first_order';
    yield [
      scope,
      channel,
      place,
      name,
      leads,
      line.leads > 0 ? leads / line.leads : null,
      between?.median ?? null,
      between?.p90 ?? null,
      between?.backwards ?? null,
      ordered ? line.cycle.median : null,
      ordered ? line.cycle.p90 : null,
      ordered ? line.orderedBefore : null,
      name === 'returned_90d' ? line.observed : null,
    ];
  }
}

/** The table `cac_cohorts`. */
export function* cohortWorthRows(view: View): Rows {
  const { mean } = moneyOf(view);
  const groups = [
    ...view.cohorts.map((cohort) => ({ by: 'first_order', name: cohort.month, ...cohort })),
    ...view.tiers.map((tier) => ({ by: 'tier', name: tier.tier, ...tier })),
  ];
  for (const group of groups) {
    yield [
      group.by,
      group.name,
      group.customers,
      group.costedCustomers,
      mean(group.cost),
      mean(group.cac),
      mean(group.clv),
      group.clvToCac,
      group.paybackMonths,
      group.few ? 1 : 0,
    ];
  }
}
