import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { LiveValues } from './liveValues.ts';
import { MonthRows } from './monthRows.ts';
import type { ValueTiers } from './rules.ts';

/** Changes that are put in order while one customer is followed. */
const CHANGES_PER_CUSTOMER = 16;

/** Net revenues of customers after each month with rows, as they come about: by customer. */
interface Changes {
  readonly month: Uint32Array;
  readonly customer: Uint32Array;
  readonly value: Float64Array;
  count: number;
}

/**
 * Makes the tiers of the value scheme at the end of every month, of all customers, in parts, so that
 * whoever asks something meanwhile waits for one part and not for all.
 */
export class MonthTiersMaker {
  readonly #snapshot: Snapshot;
  readonly #calendar: CalendarTable;
  readonly #rules: StageRules;
  readonly #rows: MonthRows;
  readonly #changes: Changes;
  /** Changes of each month, later the place of its first change not put in order yet. */
  readonly #place: Uint32Array;
  readonly #live: LiveValues;
  readonly #tiers: ValueTiers[] = [];
  #followed = 0;
  /** Changes in the order of their months; undefined before all customers were followed. */
  #order: Uint32Array | undefined;
  #ordered = 0;
  #applied = 0;

  constructor(snapshot: Snapshot, calendar: CalendarTable, rules: StageRules) {
    this.#snapshot = snapshot;
    this.#calendar = calendar;
    this.#rules = rules;
    this.#rows = new MonthRows(snapshot, calendar);
    const capacity = snapshot.orders.day.length + snapshot.refunds.day.length;
    this.#changes = {
      month: new Uint32Array(capacity),
      customer: new Uint32Array(capacity),
      value: new Float64Array(capacity),
      count: 0,
    };
    this.#place = new Uint32Array(calendar.months + 1);
    this.#live = new LiveValues(snapshot.orders.customers);
  }

  /** Makes a part as large as following so many customers; true when all is made. */
  step(customers: number): boolean {
    if (this.#followed < this.#snapshot.orders.customers) this.#follow(customers);
    else if (this.#order === undefined) this.#beginOrder();
    else if (this.#ordered < this.#changes.count) this.#putInOrder(this.#order, customers);
    else if (this.#tiers.length < this.#calendar.months) this.#tiers.push(this.#month(this.#order));
    else return true;
    return false;
  }

  /** By month of the calendar, once all is made. */
  tiers(): readonly ValueTiers[] {
    return this.#tiers;
  }

  #follow(customers: number): void {
    const [rows, changes, place] = [this.#rows, this.#changes, this.#place];
    const end = Math.min(this.#snapshot.orders.customers, this.#followed + customers);
    let { count } = changes;
    for (let c = this.#followed; c < end; c++) {
      rows.customer(c);
      while (rows.next()) {
        if (rows.orders === 0) continue;
        changes.month[count] = rows.month;
        changes.customer[count] = c;
        changes.value[count++] = rows.value;
        place[rows.month + 1] = (place[rows.month + 1] as number) + 1;
      }
    }
    changes.count = count;
    this.#followed = end;
  }

  #beginOrder(): void {
    const place = this.#place;
    for (let m = 0; m < this.#calendar.months; m++) {
      place[m + 1] = (place[m + 1] as number) + (place[m] as number);
    }
    this.#order = new Uint32Array(this.#changes.count);
  }

  #putInOrder(order: Uint32Array, customers: number): void {
    const [place, { month, count }] = [this.#place, this.#changes];
    const end = Math.min(count, this.#ordered + customers * CHANGES_PER_CUSTOMER);
    for (let i = this.#ordered; i < end; i++) {
      const m = month[i] as number;
      const at = place[m] as number;
      order[at] = i;
      place[m] = at + 1;
    }
    this.#ordered = end;
  }

  #month(order: Uint32Array): ValueTiers {
    const { customer, value } = this.#changes;
    // With all in order a month's place is behind its last change.
    const end = this.#place[this.#tiers.length] as number;
    const before = this.#tiers.at(-1);
    if (before !== undefined && end === this.#applied) return before;
    for (let i = this.#applied; i < end; i++) {
      const change = order[i] as number;
      this.#live.set(customer[change] as number, value[change] as number);
    }
    this.#applied = end;
    return this.#live.tiers(this.#rules);
  }
}
