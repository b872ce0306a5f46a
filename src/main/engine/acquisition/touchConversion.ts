import type { Day } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';

/** Interactions in any order, one entry each. */
export interface Touches {
  readonly day: Int32Array;
  /** Whom each is about: persons from 0, whether they ordered or not. */
  readonly person: Uint32Array;
  /** Where each took place, from 0. */
  readonly point: Uint32Array;
}

/** What followed the interactions of one touchpoint. */
export interface TouchConversion {
  readonly touches: number;
  /** Interactions whose days have not all passed by the analysis date: not yet known, counted nowhere else. */
  readonly open: number;
  /** Persons with an interaction of any kind, and with one whose days have passed. */
  readonly people: number;
  readonly observed: number;
  /** Those observed with a counting order on the day of such an interaction or within the days after it. */
  readonly ordered: number;
}

interface Question {
  /** Customer of each person, -1 for one who never ordered. */
  readonly customerOf: Int32Array;
  readonly points: number;
  /** Days after an interaction within which an order counts. */
  readonly within: number;
  readonly asOf: Day;
}

/**
 * Who orders within some days after an interaction, by touchpoint, the last entry of all together. A person
 * counts once per touchpoint, however many interactions there were; interactions after the analysis date have
 * no effect, and those whose days have not passed are left out of both sides of the share.
 */
export function touchConversion(
  orders: OrderColumns,
  touches: Touches,
  question: Question,
): TouchConversion[] {
  const { points } = question;
  const known = touchesByPoint(touches, question);
  const count = counter(orders, touches, question);
  const each = Array.from({ length: points }, (_, point) =>
    count(known.order.subarray(known.begin[point], known.begin[point + 1])),
  );
  return [...each, count(known.order)];
}

/** Interactions up to the analysis date, one touchpoint after the other. */
function touchesByPoint(
  { day, point }: Touches,
  { points, asOf }: Question,
): { begin: Uint32Array; order: Uint32Array } {
  const begin = new Uint32Array(points + 1);
  for (let i = 0; i < day.length; i++) {
    if ((day[i] as number) > asOf) continue;
    const next = (point[i] as number) + 1;
    begin[next] = (begin[next] as number) + 1;
  }
  for (let at = 0; at < points; at++) {
    begin[at + 1] = (begin[at + 1] as number) + (begin[at] as number);
  }
  const free = begin.slice();
  const order = new Uint32Array(begin[points] as number);
  for (let i = 0; i < day.length; i++) {
    if ((day[i] as number) > asOf) continue;
    const at = point[i] as number;
    order[free[at] as number] = i;
    free[at] = (free[at] as number) + 1;
  }
  return { begin, order };
}

/** Counts one selection of interactions after the other. */
function counter(
  orders: OrderColumns,
  { day, person }: Touches,
  { customerOf, within, asOf }: Question,
): (selected: Uint32Array) => TouchConversion {
  // The number of the selection in which a person was last met: nothing has to be cleared between them.
  const met = new Uint32Array(customerOf.length);
  const observed = new Uint32Array(customerOf.length);
  const ordered = new Uint32Array(customerOf.length);
  let selection = 0;
  return (selected) => {
    selection++;
    const found = { touches: selected.length, open: 0, people: 0, observed: 0, ordered: 0 };
    for (const i of selected) {
      const [who, when] = [person[i] as number, day[i] as number];
      if (met[who] !== selection) found.people++;
      met[who] = selection;
      if (when + within > asOf) {
        found.open++;
        continue;
      }
      if (observed[who] !== selection) found.observed++;
      observed[who] = selection;
      if (ordered[who] === selection) continue;
      if (!hasOrder(orders, customerOf[who] as number, when, when + within)) continue;
      ordered[who] = selection;
      found.ordered++;
    }
    return found;
  };
}

/** True if the customer has a counting order from one day to another, both included. */
function hasOrder({ start, day }: OrderColumns, customer: number, from: Day, to: Day): boolean {
  if (customer < 0) return false;
  const end = start[customer + 1] as number;
  for (let o = start[customer] as number; o < end; o++) {
    const placed = day[o] as number;
    if (placed > to) return false;
    if (placed >= from) return true;
  }
  return false;
}
