import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { CalendarTable } from '../calendarTable.ts';

/** Walks one customer's orders and refunds month by month, in time. */
export class MonthRows {
  readonly #snapshot: Snapshot;
  readonly #calendar: CalendarTable;
  #begin = 0;
  #order = 0;
  #orderEnd = 0;
  #refund = 0;
  #refundEnd = 0;
  /** Month of the calendar that `next` went to. */
  month = 0;
  /** First month after it with a row, `calendar.months` if there is none. */
  following = 0;
  /** Net revenue up to the end of the month. */
  value = 0;
  /** Net revenue of the month alone. */
  monthValue = 0;
  /** Index of the first order of the month, and of the first after it. */
  from = 0;
  to = 0;

  constructor(snapshot: Snapshot, calendar: CalendarTable) {
    this.#snapshot = snapshot;
    this.#calendar = calendar;
  }

  /** Goes to a customer, before the first month. */
  customer(c: number): void {
    const { orders, refunds } = this.#snapshot;
    this.#begin = this.#order = orders.start[c] as number;
    this.#orderEnd = orders.start[c + 1] as number;
    this.#refund = refunds.start[c] as number;
    this.#refundEnd = refunds.start[c + 1] as number;
    this.value = 0;
    this.following = Math.min(this.#orderMonth(), this.#refundMonth());
    // Who never ordered is no customer.
    if (this.#begin === this.#orderEnd) this.following = this.#calendar.months;
  }

  /** Orders up to the end of the month. */
  get orders(): number {
    return this.to - this.#begin;
  }

  /** Goes to the next month with a row; false when there is none. */
  next(): boolean {
    const { orders, refunds } = this.#snapshot;
    if (this.following === this.#calendar.months) return false;
    this.month = this.following;
    const before = this.value;
    this.from = this.#order;
    while (this.#orderMonth() === this.month) this.value += orders.net[this.#order++] as number;
    while (this.#refundMonth() === this.month) {
      this.value += refunds.amount[this.#refund++] as number;
    }
    this.to = this.#order;
    this.monthValue = this.value - before;
    this.following = Math.min(this.#orderMonth(), this.#refundMonth());
    return true;
  }

  #orderMonth(): number {
    const { monthOf, firstDay, months } = this.#calendar;
    if (this.#order === this.#orderEnd) return months;
    return monthOf[(this.#snapshot.orders.day[this.#order] as number) - firstDay] as number;
  }

  #refundMonth(): number {
    const { monthOf, firstDay, months } = this.#calendar;
    if (this.#refund === this.#refundEnd) return months;
    return monthOf[(this.#snapshot.refunds.day[this.#refund] as number) - firstDay] as number;
  }
}
