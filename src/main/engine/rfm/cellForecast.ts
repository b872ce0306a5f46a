import { RFM_CELLS } from './classes.ts';
import type { CellCounts } from './pastScores.ts';

/** How well the shares of earlier periods foretold a later one. */
export interface ForecastQuality {
  /** Mean logarithmic loss per customer; lower is better. */
  readonly logLoss: number;
  /** Chance that somebody who ordered stood higher than somebody who did not, ties one half. */
  readonly auc: number;
}

/** Customers at the general share that each cell is mixed with, so that small cells do not overstate. */
const PRIOR_CUSTOMERS = 10;

export function emptyCells(): CellCounts {
  return { customers: new Float64Array(RFM_CELLS), ordered: new Float64Array(RFM_CELLS) };
}

/** Adds the counts of `more` to `counts`. */
export function addCells(counts: CellCounts, more: CellCounts): void {
  for (let cell = 0; cell < RFM_CELLS; cell++) {
    counts.customers[cell] = (counts.customers[cell] as number) + (more.customers[cell] as number);
    counts.ordered[cell] = (counts.ordered[cell] as number) + (more.ordered[cell] as number);
  }
}

/** Foretells who orders by the share of the same cell in earlier periods, and judges it by what happened. */
export function judgeCells(earlier: CellCounts, later: CellCounts): ForecastQuality {
  const share = sum(earlier.ordered) / sum(earlier.customers);
  const forecast = earlier.customers.map(
    (n, cell) =>
      ((earlier.ordered[cell] as number) + PRIOR_CUSTOMERS * share) / (n + PRIOR_CUSTOMERS),
  );
  let loss = 0;
  for (let cell = 0; cell < RFM_CELLS; cell++) {
    const hits = later.ordered[cell] as number;
    const misses = (later.customers[cell] as number) - hits;
    const p = forecast[cell] as number;
    loss -= hits * Math.log(p) + misses * Math.log1p(-p);
  }
  return { logLoss: loss / sum(later.customers), auc: areaUnderCurve(forecast, later) };
}

function areaUnderCurve(forecast: Float64Array, later: CellCounts): number {
  const order = Array.from(forecast, (_, cell) => cell).sort(
    (a, b) => (forecast[a] as number) - (forecast[b] as number),
  );
  let pairs = 0;
  let missesBelow = 0;
  for (let i = 0; i < order.length;) {
    const value = forecast[order[i] as number];
    let hits = 0;
    let misses = 0;
    for (; i < order.length && forecast[order[i] as number] === value; i++) {
      const cell = order[i] as number;
      hits += later.ordered[cell] as number;
      misses += (later.customers[cell] as number) - (later.ordered[cell] as number);
    }
    pairs += hits * (missesBelow + misses / 2);
    missesBelow += misses;
  }
  return pairs / (sum(later.ordered) * missesBelow);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
