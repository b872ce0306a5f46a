import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import { LiveValues } from './liveValues.ts';
import { MonthRows } from './monthRows.ts';
import type { ValueTiers } from './rules.ts';

/** The tiers of the value scheme at the end of every month, of all customers. */
export function monthTiers(
  snapshot: Snapshot,
  calendar: CalendarTable,
  rules: StageRules,
  control?: EngineControl,
): readonly ValueTiers[] {
  const { begin, order, customer, value } = changesByMonth(snapshot, calendar, control);
  const live = new LiveValues(snapshot.orders.customers);
  let tiers = live.tiers(rules);
  return Array.from({ length: calendar.months }, (_, month) => {
    control?.check();
    const [from, to] = [begin[month] as number, begin[month + 1] as number];
    if (from === to) return tiers;
    for (let i = from; i < to; i++) {
      const change = order[i] as number;
      live.set(customer[change] as number, value[change] as number);
    }
    tiers = live.tiers(rules);
    return tiers;
  });
}

interface Changes {
  /** Changes in the order of their months: those of month m are `order[begin[m]]` to before `begin[m + 1]`. */
  readonly begin: Uint32Array;
  readonly order: Uint32Array;
  readonly customer: Uint32Array;
  /** Net revenue of the customer after the month's rows. */
  readonly value: Float64Array;
}

function changesByMonth(
  snapshot: Snapshot,
  calendar: CalendarTable,
  control: EngineControl | undefined,
): Changes {
  const capacity = snapshot.orders.day.length + snapshot.refunds.day.length;
  const month = new Uint32Array(capacity);
  const customer = new Uint32Array(capacity);
  const value = new Float64Array(capacity);
  const begin = new Uint32Array(calendar.months + 1);
  const rows = new MonthRows(snapshot, calendar);
  let count = 0;
  for (let c = 0; c < snapshot.orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    rows.customer(c);
    while (rows.next()) {
      if (rows.orders === 0) continue;
      month[count] = rows.month;
      customer[count] = c;
      value[count++] = rows.value;
      begin[rows.month + 1] = (begin[rows.month + 1] as number) + 1;
    }
  }
  for (let m = 0; m < calendar.months; m++) {
    begin[m + 1] = (begin[m + 1] as number) + (begin[m] as number);
  }
  const next = begin.slice();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const place = next[month[i] as number] as number;
    order[place] = i;
    next[month[i] as number] = place + 1;
  }
  return { begin, order, customer, value };
}
