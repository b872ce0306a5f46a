import { monthOfDay, type Day } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { CostPeriod } from './costs.ts';
import { leadRecords, stepOrder, type LeadColumns, type LeadRecord } from './leadSteps.ts';
import { RETENTION_DAYS } from './lineSums.ts';
import { durationsOf, type TimeSummary } from './percentile.ts';

export type { LeadColumns, LeadStep } from './leadSteps.ts';

/** The leads of a channel on their way to an order. */
export interface FunnelLine {
  readonly leads: number;
  /** Leads that came to each step, or further, in the funnel's order; never rising. */
  readonly reached: readonly number[];
  /** Leads with a first order on or after the first contact. */
  readonly ordered: number;
  /** Those of them whose first order lies 90 days back, and those with another order within 90 days. */
  readonly observed: number;
  readonly returned: number;
  /** Leads that were given up and have no order. */
  readonly lost: number;
  /** Days from first contact to first order. */
  readonly cycle: TimeSummary;
  /** Customers whose first order lies before the first contact: they are no leads, or a date is wrong. */
  readonly orderedBefore: number;
}

/** Time from one step to the next. */
export interface StepDuration extends TimeSummary {
  /** Leads that are at the later step before the earlier one: their dates are at fault. */
  readonly backwards: number;
}

export interface LeadFunnel {
  /** Steps in their order, by their places in the given list. */
  readonly steps: readonly number[];
  readonly lines: readonly FunnelLine[];
  readonly total: FunnelLine;
  /** Time that leads took to come to each step from the step before; the first is NaN. */
  readonly durations: readonly StepDuration[];
  /** Time from the last step to the first order. */
  readonly toOrder: StepDuration;
  /** Leads of each line whose first contact lies in the period of the costs. */
  readonly leadsOfPeriod: Float64Array;
}

/**
 * The lead funnel by channel: leads, their steps, first order, another order within 90 days. A lead who
 * is at a later step, or has ordered, has been at all before, so that no step rises. Customers who had
 * ordered before the first contact are counted apart and are no leads.
 */
export function leadFunnel(
  orders: OrderColumns,
  columns: LeadColumns,
  lines: number,
  asOf: Day,
  period: CostPeriod | undefined,
): LeadFunnel {
  const records = leadRecords(columns, asOf);
  const steps = stepOrder(records, columns.steps);
  const sums = Array.from({ length: lines }, () => new FunnelSums(steps.length));
  const total = new FunnelSums(steps.length);
  const between = Array.from({ length: steps.length + 1 }, () => new Gaps());
  const leadsOfPeriod = new Float64Array(lines);
  for (const record of records) {
    const purchases = purchasesOf(orders, record.customer);
    const own = sums[record.line] as FunnelSums;
    if (purchases !== undefined && purchases.first < record.firstDay) {
      own.orderedBefore++;
      total.orderedBefore++;
      continue;
    }
    const month = monthOfDay(record.firstDay);
    if (period && month >= period.from && month <= period.to) {
      leadsOfPeriod[record.line] = (leadsOfPeriod[record.line] as number) + 1;
    }
    const lost = columns.steps.some(
      ({ lost: end }, step) => end && record.days[step] !== undefined,
    );
    for (const into of [own, total]) into.add(record, steps, purchases, lost, asOf);
    addGaps(record, steps, purchases?.first, between);
  }
  const durations = between.map((gaps) => gaps.take());
  return {
    steps,
    lines: sums.map((sum) => sum.take()),
    total: total.take(),
    durations: durations.slice(0, -1),
    toOrder: durations[steps.length] as StepDuration,
    leadsOfPeriod,
  };
}

interface Purchases {
  readonly first: Day;
  /** First day after the first, Infinity without one. */
  readonly next: Day;
}

function purchasesOf({ start, day }: OrderColumns, customer: number): Purchases | undefined {
  if (customer < 0) return undefined;
  const begin = start[customer] as number;
  const end = start[customer + 1] as number;
  if (begin === end) return undefined;
  const first = day[begin] as number;
  let i = begin;
  while (i < end && day[i] === first) i++;
  return { first, next: i < end ? (day[i] as number) : Number.POSITIVE_INFINITY };
}

class FunnelSums {
  orderedBefore = 0;
  #leads = 0;
  #ordered = 0;
  #observed = 0;
  #returned = 0;
  #lost = 0;
  readonly #reached: Float64Array;
  readonly #cycle: number[] = [];

  constructor(steps: number) {
    this.#reached = new Float64Array(steps);
  }

  add(
    { days, firstDay }: LeadRecord,
    steps: readonly number[],
    purchases: Purchases | undefined,
    lost: boolean,
    asOf: Day,
  ): void {
    this.#leads++;
    const last = steps.findLastIndex((step) => days[step] !== undefined);
    const depth = purchases ? steps.length : last + 1;
    for (let k = 0; k < depth; k++) this.#reached[k] = (this.#reached[k] as number) + 1;
    if (!purchases) {
      if (lost) this.#lost++;
      return;
    }
    this.#ordered++;
    this.#cycle.push(purchases.first - firstDay);
    if (asOf - purchases.first >= RETENTION_DAYS) this.#observed++;
    if (purchases.next - purchases.first <= RETENTION_DAYS) this.#returned++;
  }

  take(): FunnelLine {
    return {
      leads: this.#leads,
      reached: [...this.#reached],
      ordered: this.#ordered,
      observed: this.#observed,
      returned: this.#returned,
      lost: this.#lost,
      cycle: durationsOf(this.#cycle),
      orderedBefore: this.orderedBefore,
    };
  }
}

class Gaps {
  readonly #days: number[] = [];
  #backwards = 0;

  add(days: number): void {
    if (days < 0) this.#backwards++;
    else this.#days.push(days);
  }

  take(): StepDuration {
    return { ...durationsOf(this.#days), backwards: this.#backwards };
  }
}

/** Times between neighbouring steps that both have a day, and from the last step to the order. */
function addGaps(
  { days }: LeadRecord,
  steps: readonly number[],
  ordered: Day | undefined,
  between: readonly Gaps[],
): void {
  const dated = [...steps.map((step) => days[step]), ordered];
  for (let k = 1; k < dated.length; k++) {
    const [from, to] = [dated[k - 1], dated[k]];
    if (from !== undefined && to !== undefined) between[k]?.add(to - from);
  }
}
