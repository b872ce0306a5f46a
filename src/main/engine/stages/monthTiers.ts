import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import { MonthRows } from './monthRows.ts';
import { valueTiers, type ValueTiers } from './rules.ts';
import { ValueChanges } from './valueChanges.ts';

/**
 * The tiers of the value scheme at the end of every month, of all customers: their net revenues are
 * kept in ascending order; each month takes out the old and puts in the new values of those who
 * changed, in one merge.
 */
export function monthTiers(
  snapshot: Snapshot,
  calendar: CalendarTable,
  rules: StageRules,
  control?: EngineControl,
): readonly ValueTiers[] {
  let values: Float64Array = new Float64Array(0);
  let total = 0;
  const tiers: ValueTiers[] = [];
  for (const { removed, added } of changesOf(snapshot, calendar, control)) {
    control?.check();
    if (added.length > 0) values = merged(values, removed.sort(), added.sort());
    for (let i = 0; i < added.length; i++) total += added[i] as number;
    for (let i = 0; i < removed.length; i++) total -= removed[i] as number;
    tiers.push(valueTiers(values, values.length, total, rules));
  }
  return tiers;
}

function changesOf(snapshot: Snapshot, calendar: CalendarTable, control?: EngineControl) {
  const changes = new ValueChanges(snapshot.orders.day.length + snapshot.refunds.day.length);
  const rows = new MonthRows(snapshot, calendar);
  for (let c = 0; c < snapshot.orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    let before = Number.NaN;
    rows.customer(c);
    while (rows.next()) {
      if (rows.orders === 0) continue;
      changes.add(rows.month, before, rows.value);
      before = rows.value;
    }
  }
  return changes.byMonth(calendar.months);
}

/** `values` without `removed` (each of which occurs in it) and with `added`; all ascending. */
function merged(values: Float64Array, removed: Float64Array, added: Float64Array): Float64Array {
  const result = new Float64Array(values.length - removed.length + added.length);
  let r = 0;
  let a = 0;
  let out = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (r < removed.length && removed[r] === value) {
      r++;
      continue;
    }
    while (a < added.length && (added[a] as number) < value) result[out++] = added[a++] as number;
    result[out++] = value;
  }
  while (a < added.length) result[out++] = added[a++] as number;
  return result;
}
