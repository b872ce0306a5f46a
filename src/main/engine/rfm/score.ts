import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../control.ts';
import { customerTotals, type CustomerTotals } from '../customerTotals.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { class12Of, class8Of, RFM_CELLS, RFM_MOST_LEVELS, rfmCell } from './classes.ts';
import { meanScore, medianScore, quantileCuts, scoreOf } from './cutPoints.ts';

/** Limits that are set, one fewer than there are levels, ascending by value. */
export interface RfmFixedCuts {
  /** Days of silence; up to the first limit gives the best score, above the last gives 1. */
  readonly recencyDays: readonly number[];
  /** Orders; up to the first limit gives 1, above the last gives the best score. */
  readonly frequency: readonly number[];
  /** Net revenue in minor units; up to the first limit gives 1, above the last gives the best score. */
  readonly monetary: readonly number[];
}

export interface RfmSettings {
  /** Equal parts of the customers, or fixed limits. */
  readonly method:
    { readonly kind: 'quantile' } | { readonly kind: 'fixed'; readonly cuts: RfmFixedCuts };
  /** Levels of each score, 3 to 5. */
  readonly levels: number;
  /** What parts high from low in the eight classes: the mean or the median score. */
  readonly line: 'mean' | 'median';
  /** Customers with an order below which no scores are given. */
  readonly leastCustomers: number;
}

export const DEFAULT_RFM_SETTINGS: RfmSettings = {
  method: { kind: 'quantile' },
  levels: RFM_MOST_LEVELS,
  line: 'mean',
  leastCustomers: 50,
};

/** One dimension as it came out. */
export interface RfmDimension {
  /**
   * Cut points, one fewer than levels. Frequency and monetary: a score counts the cut points below the value, plus one.
   * Recency: in days of silence, descending; a score counts the cut points above the silence, plus one.
   */
  readonly cuts: readonly number[];
  /** Scores that at least one customer really has; fewer than asked for where ties forbid more. */
  readonly levels: number;
  /** Customers per score from 1 up. */
  readonly counts: Float64Array;
  /** Line of the eight classes; a score is high when it is above the line. */
  readonly line: number;
}

/** Columns by customer; a customer without an order has score 0, class 255 and recency -1. */
export interface RfmScores {
  readonly scored: number;
  /** Levels of each score as asked for. */
  readonly levels: number;
  readonly recencyDays: Int32Array;
  readonly frequency: Int32Array;
  /** Net orders plus unlinked refunds, minor units; NaN without an order. */
  readonly monetary: Float64Array;
  readonly r: Uint8Array;
  readonly f: Uint8Array;
  readonly m: Uint8Array;
  /** `100 r + 10 f + m`. */
  readonly score: Uint16Array;
  /** Index into RFM_CLASSES_12. */
  readonly class12: Uint8Array;
  /** Index into RFM_CLASSES_8. */
  readonly class8: Uint8Array;
  readonly recency: RfmDimension;
  readonly frequencies: RfmDimension;
  readonly monetaries: RfmDimension;
  /** Customers per cell, see `rfmCell`. */
  readonly cells: Float64Array;
}

/** Class index of a customer who is not scored. */
export const NO_CLASS = 255;

/** RFM scores of all customers at the snapshot's analysis date, see {@link scoreRfmAt}. */
export function scoreRfm(
  snapshot: Snapshot,
  settings: RfmSettings = DEFAULT_RFM_SETTINGS,
  control?: EngineControl,
): Outcome<RfmScores> {
  return scoreRfmAt(snapshot, snapshot.asOf, settings, control);
}

/**
 * RFM scores of all customers at the end of `day`, from what they did up to it.
 *
 * Source: A. M. Hughes, Strategic Database Marketing (1994); requirements 4.11, B2, B3. The highest R is
 * the most recent. Equal values always get equal scores. Gated (`TOO_FEW_DATA`, `few_customers`) below
 * `settings.leastCustomers`.
 */
export function scoreRfmAt(
  snapshot: Snapshot,
  day: Day,
  settings: RfmSettings,
  control?: EngineControl,
): Outcome<RfmScores> {
  const totals = customerTotals(snapshot, day);
  if (totals.buyers < settings.leastCustomers) {
    return gated('TOO_FEW_DATA', 'few_customers', {
      customers: totals.buyers,
      customersNeeded: settings.leastCustomers,
    });
  }
  control?.check();
  const recency = dimension(totals, settings, 'recency', (c) => totals.lastDay[c] as number);
  const frequencies = dimension(totals, settings, 'frequency', (c) => totals.orders[c] as number);
  control?.check();
  const monetaries = dimension(totals, settings, 'monetary', (c) => totals.net[c] as number);
  control?.check();
  const customers = totals.orders.length;
  const recencyDays = new Int32Array(customers).fill(-1);
  const monetary = new Float64Array(customers).fill(Number.NaN);
  const score = new Uint16Array(customers);
  const class12 = new Uint8Array(customers).fill(NO_CLASS);
  const class8 = new Uint8Array(customers).fill(NO_CLASS);
  const cells = new Float64Array(RFM_CELLS);
  for (let c = 0; c < customers; c++) {
    const r = recency.scores[c] as number;
    if (r === 0) continue;
    const f = frequencies.scores[c] as number;
    const m = monetaries.scores[c] as number;
    const cell = rfmCell(r, f, m);
    recencyDays[c] = day - (totals.lastDay[c] as number);
    monetary[c] = totals.net[c] as number;
    score[c] = 100 * r + 10 * f + m;
    cells[cell] = (cells[cell] as number) + 1;
    class12[c] = class12Of(r, f, m, settings.levels);
    class8[c] = class8Of({
      r: r > recency.result.line,
      f: f > frequencies.result.line,
      m: m > monetaries.result.line,
    });
  }
  return done({
    scored: totals.buyers,
    levels: settings.levels,
    recencyDays,
    frequency: totals.orders,
    monetary,
    r: recency.scores,
    f: frequencies.scores,
    m: monetaries.scores,
    score,
    class12,
    class8,
    recency: inSilence(recency.result, day),
    frequencies: frequencies.result,
    monetaries: monetaries.result,
    cells,
  });
}

type DimensionName = 'recency' | 'frequency' | 'monetary';

/** Scores one dimension, higher value = higher score; recency is scored by the day of the last order. */
function dimension(
  totals: CustomerTotals,
  settings: RfmSettings,
  name: DimensionName,
  valueOf: (customer: number) => number,
): { scores: Uint8Array; result: RfmDimension } {
  const customers = totals.orders.length;
  const values = new Float64Array(totals.buyers);
  let n = 0;
  for (let c = 0; c < customers; c++) {
    if ((totals.orders[c] as number) > 0) values[n++] = valueOf(c);
  }
  const cuts =
    settings.method.kind === 'quantile'
      ? quantileCuts(values.sort(), settings.levels)
      : fixedCuts(settings.method.cuts, name, totals.day);
  const limits = Float64Array.from(cuts);
  const scores = new Uint8Array(customers);
  const counts = new Float64Array(settings.levels);
  for (let c = 0; c < customers; c++) {
    if ((totals.orders[c] as number) === 0) continue;
    const score = scoreOf(valueOf(c), limits);
    scores[c] = score;
    counts[score - 1] = (counts[score - 1] as number) + 1;
  }
  const line = settings.line === 'mean' ? meanScore(counts) : medianScore(counts);
  const levels = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return { scores, result: { cuts, levels, counts, line } };
}

/**
 * Fixed limits as ascending cut points. Silence up to a limit earns the better score, so in last-order
 * days the limit itself must lie above its cut point: one day earlier.
 */
function fixedCuts(cuts: RfmFixedCuts, name: DimensionName, asOf: number): number[] {
  if (name === 'frequency') return [...cuts.frequency];
  if (name === 'monetary') return [...cuts.monetary];
  return cuts.recencyDays.map((days) => asOf - days - 1).reverse();
}

/** The recency dimension with its cut points in days of silence. */
function inSilence(result: RfmDimension, asOf: number): RfmDimension {
  return { ...result, cuts: result.cuts.map((day) => asOf - day) };
}
