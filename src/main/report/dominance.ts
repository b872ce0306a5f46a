import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { addMonths, firstDayOfMonth, monthOfDay, parseIsoMonth } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { channelLines, type RunReader } from '#main/analysis/index.ts';
import { isDominated } from '#main/privacy/index.ts';

/** Largest and second largest contribution to each group, and the sum of all. */
class Largest {
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #sum: Float64Array;

  constructor(groups: number) {
    this.#first = new Float64Array(groups);
    this.#second = new Float64Array(groups);
    this.#sum = new Float64Array(groups);
  }

  add(group: number, value: number): void {
    this.#sum[group] = (this.#sum[group] as number) + value;
    if (value > (this.#first[group] as number)) {
      this.#second[group] = this.#first[group] as number;
      this.#first[group] = value;
    } else if (value > (this.#second[group] as number)) this.#second[group] = value;
  }

  dominated(): boolean[] {
    return Array.from(this.#sum, (sum, group) =>
      isDominated(this.#first[group] as number, this.#second[group] as number, sum),
    );
  }
}

/**
 * Per group, whether one or two customers make most of its revenue.
 *
 * @param groupOf group of a customer, or undefined for one who is in none.
 */
export function dominatedGroups(
  revenue: Float64Array,
  groups: number,
  groupOf: (customer: number) => number | undefined,
): boolean[] {
  const largest = new Largest(groups);
  for (let c = 0; c < revenue.length; c++) {
    const group = groupOf(c);
    // A model gives no value to a customer without a purchase.
    if (group !== undefined && !Number.isNaN(revenue[c])) largest.add(group, revenue[c] as number);
  }
  return largest.dominated();
}

/**
 * The same for cohorts by month of the first order: `result[row][period]`.
 *
 * @param cohorts month of each row, ascending.
 */
export function dominatedCohorts(snapshot: Snapshot, cohorts: readonly number[]): boolean[][] {
  const { orders, asOf } = snapshot;
  const periods = cohorts.map((month) => monthOfDay(asOf) - month + 1);
  const largest = periods.map((count) => new Largest(count));
  const rowOf = new Map(cohorts.map((month, row) => [month, row]));
  for (let c = 0; c < orders.customers; c++) {
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    if (begin === end) continue;
    const cohort = monthOfDay(orders.day[begin] as number);
    const cells = largest[rowOf.get(cohort) ?? -1];
    if (!cells) continue;
    for (let o = begin; o < end;) {
      const month = monthOfDay(orders.day[o] as number);
      const nextMonth = addMonths(firstDayOfMonth(month), 1);
      let sum = 0;
      for (; o < end && (orders.day[o] as number) < nextMonth; o++) sum += orders.net[o] as number;
      cells.add(month - cohort, sum);
    }
  }
  return largest.map((cells) => cells.dominated());
}

/** Groups of RFM in which one or two customers make most of the revenue. */
export interface RfmDominance {
  readonly grid: readonly boolean[];
  readonly classes12: readonly boolean[];
  readonly classes8: readonly boolean[];
}

/** Among the customers of the filter. @param levels scores per dimension. */
export function rfmDominance(
  run: RunReader,
  levels: number,
  filter: SegmentRule | null = null,
): RfmDominance {
  const columns = run.columns();
  const revenue = columns.need('net_revenue');
  const [r, f] = [columns.need('r'), columns.need('f')];
  const marks = run.segments().marks().of(filter);
  const scored = (c: number, group: number | undefined): number | undefined =>
    marks[c] === 0 || r[c] === 0 ? undefined : group;
  return {
    grid: dominatedGroups(revenue, levels ** 2, (c) =>
      scored(c, ((r[c] as number) - 1) * levels + (f[c] as number) - 1),
    ),
    classes12: dominatedGroups(revenue, RFM_CLASSES_12.length, (c) =>
      scored(c, columns.need('class12')[c]),
    ),
    classes8: dominatedGroups(revenue, RFM_CLASSES_8.length, (c) =>
      scored(c, columns.need('class8')[c]),
    ),
  };
}

/** Value tiers in which one or two customers make most of the revenue. */
export function tierDominance(run: RunReader): boolean[] {
  const columns = run.columns();
  const tier = columns.get('stage_value');
  const tiers = STAGE_SCHEMES.value.length;
  return dominatedGroups(columns.need('net_revenue'), tiers, (c) => {
    const group = tier?.[c];
    return group !== undefined && group < tiers ? group : undefined;
  });
}

/** Stages in which one or two customers make most of any sum of the stage's profile. */
export function stageDominance(
  run: RunReader,
  scheme: StageScheme,
  filter: SegmentRule | null,
): boolean[] {
  const { stage, marks, figures } = run.lifecycle.now.contributions(scheme, filter);
  const stages = STAGE_SCHEMES[scheme].length;
  const groupOf = (c: number): number | undefined => {
    const group = stage[c] as number;
    return marks[c] === 1 && group < stages ? group : undefined;
  };
  const dominated = figures.map((figure) => dominatedGroups(figure, stages, groupOf));
  return STAGE_SCHEMES[scheme].map((_, at) => dominated.some((groups) => groups[at] === true));
}

/** Channels and months of first orders in which one or two customers make most of the revenue. */
export interface AcquisitionDominance {
  readonly channels: readonly boolean[];
  readonly cohorts: readonly boolean[];
}

/** In the order of the view. */
export function acquisitionDominance(run: RunReader, view: AcquisitionView): AcquisitionDominance {
  const columns = run.columns();
  const revenue = columns.need('net_revenue');
  const [channel, first] = [columns.need('channel'), columns.need('first_day')];
  const { names, lineOf } = channelLines(run.ledger().channels, [], [], {});
  const byLine = dominatedGroups(revenue, names.length, (c) => lineOf[channel[c] as number] ?? 0);
  const line = new Map(names.map((name, at) => [name, at]));
  const row = new Map(view.cohorts.map(({ month }, at) => [parseIsoMonth(month), at]));
  return {
    channels: view.channels.map(({ channel: name }) => byLine[line.get(name) ?? -1] === true),
    cohorts: dominatedGroups(revenue, view.cohorts.length, (c) => {
      const day = first[c] as number;
      return day < 0 ? undefined : row.get(monthOfDay(day));
    }),
  };
}
