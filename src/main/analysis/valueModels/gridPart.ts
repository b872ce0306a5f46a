import { DAYS_PER_MONTH } from '#shared/domain/calendar.ts';
import { CHANNEL_MODEL, outlookGrid } from '#main/engine/index.ts';
import { CLV_UNIT_DAYS, type ClvPart } from '../clvPart.ts';
import type { ValueModelsBody } from '../views/stored.ts';

/** Rows of the grid: repeat orders from 0. */
const FREQUENCIES = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20];
/** Columns beside the one of those without a repeat order. */
const RECENCY_STEPS = 10;

/** P(alive), P(order) and expected orders by frequency and recency, for customers of the oldest age. */
export function gridOf(
  { view, summary, fitted }: ClvPart,
  horizonMonths: number,
): ValueModelsBody['grid'] {
  if (!fitted)
    return view.ok ? { ok: false, code: 'NO_DATA', reason: 'no_clv', details: {} } : view;
  const ageDays = summary.ageDays.reduce((most, age) => Math.max(most, age), 0);
  const recencies = Array.from({ length: RECENCY_STEPS + 1 }, (_, i) =>
    Math.round((ageDays * i) / RECENCY_STEPS),
  );
  const most = summary.frequency.reduce((max, x) => Math.max(max, x), 0);
  const frequencies = FREQUENCIES.filter((x) => x <= most);
  const grid = outlookGrid(fitted.orders, {
    age: ageDays / CLV_UNIT_DAYS,
    horizon: (horizonMonths * DAYS_PER_MONTH * fitted.settings.pace) / CLV_UNIT_DAYS,
    frequencies,
    recencies: recencies.map((days) => days / CLV_UNIT_DAYS),
  });
  const known = (column: Float64Array): (number | null)[] =>
    Array.from(column, (value) => (Number.isFinite(value) ? value : null));
  return {
    ok: true,
    value: {
      // By channel there would be a grid for each: this is the model that knows no channels.
      model: fitted.orders.model === CHANNEL_MODEL ? 'bgnbd' : fitted.orders.model,
      horizonMonths,
      ageDays,
      frequencies,
      recencies,
      pAlive: known(grid.pAlive),
      pOrder: known(grid.pOrder),
      expected: known(grid.expected),
    },
  };
}
