import type { Day } from '#shared/domain/calendar.ts';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import { NO_CLASS, type RfmScores } from './score.ts';

/** Share of a group that ordered within a period. */
export interface RepurchaseRate {
  /** Customers of the group at the start of the period. */
  readonly customers: number;
  /** Of these, who ordered within it. */
  readonly ordered: number;
  /** Interval of 95 % for the share (Wilson). */
  readonly low: number;
  readonly high: number;
}

/** What the scores of a past day said about the period after it. */
export interface RfmBacktest {
  readonly all: RepurchaseRate;
  /** By `(r - 1) levels + (f - 1)`. */
  readonly cells: readonly RepurchaseRate[];
  /** In the order of RFM_CLASSES_12. */
  readonly classes12: readonly RepurchaseRate[];
}

/** 1 for each customer with an order after the day `from`, up to and including `to`. */
export function orderedWithin({ start, day }: OrderColumns, from: Day, to: Day): Uint8Array {
  const ordered = new Uint8Array(start.length - 1);
  for (let c = 0; c < ordered.length; c++) {
    let k = (start[c + 1] as number) - 1;
    while (k >= (start[c] as number) && (day[k] as number) > to) k--;
    if (k >= (start[c] as number) && (day[k] as number) > from) ordered[c] = 1;
  }
  return ordered;
}

/**
 * Repurchase back-test (requirement 4.12): the customers of each R x F cell and of each class as they stood
 * on a past day, and how many of them ordered in the period after it.
 *
 * @param past scores of that day, made without anything later.
 * @param ordered who ordered in the period, by customer.
 * @param marks customers that count, 1 each; all without.
 */
export function rfmBacktest(
  past: Pick<RfmScores, 'r' | 'f' | 'class12' | 'levels'>,
  ordered: Uint8Array,
  marks?: Uint8Array,
): RfmBacktest {
  const { r, f, class12, levels } = past;
  const cells = new Tally(levels * levels);
  const classes = new Tally(RFM_CLASSES_12.length);
  const all = new Tally(1);
  for (let c = 0; c < r.length; c++) {
    if (class12[c] === NO_CLASS || marks?.[c] === 0) continue;
    const did = ordered[c] as number;
    cells.add(((r[c] as number) - 1) * levels + (f[c] as number) - 1, did);
    classes.add(class12[c] as number, did);
    all.add(0, did);
  }
  return { all: all.rate(0), cells: cells.rates(), classes12: classes.rates() };
}

class Tally {
  readonly #customers: Float64Array;
  readonly #ordered: Float64Array;

  constructor(groups: number) {
    this.#customers = new Float64Array(groups);
    this.#ordered = new Float64Array(groups);
  }

  add(group: number, ordered: number): void {
    this.#customers[group] = (this.#customers[group] as number) + 1;
    this.#ordered[group] = (this.#ordered[group] as number) + ordered;
  }

  rate(group: number): RepurchaseRate {
    const customers = this.#customers[group] as number;
    const ordered = this.#ordered[group] as number;
    const interval = wilsonInterval(ordered, customers) ?? { low: 0, high: 1 };
    return { customers, ordered, ...interval };
  }

  rates(): RepurchaseRate[] {
    return Array.from(this.#customers, (_, group) => this.rate(group));
  }
}
