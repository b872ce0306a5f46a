import type { Day } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { leadRecords, stepOrder, type LeadColumns } from '../acquisition/leadSteps.ts';
import { ascendingOrder } from '../numeric/index.ts';

/** Contacts with leads that other files tell: visits, calls, tickets. */
export interface LeadContacts {
  readonly lead: Uint32Array;
  readonly day: Int32Array;
}

/** What happened to every lead, by lead; all days on or before the analysis date. */
export interface LeadHistories {
  readonly leads: number;
  /** First day of a lead; beyond every day for one without a row up to the analysis date. */
  readonly firstDay: Float64Array;
  /** Day of the first order, and of being given up; beyond every day for none. */
  readonly ordered: Float64Array;
  readonly lost: Float64Array;
  /** Line of the channel of each lead, 0 for none. */
  readonly line: Int32Array;
  /** Touches of lead i are `start[i]` to `start[i + 1] - 1`, by day ascending. */
  readonly start: Uint32Array;
  readonly day: Int32Array;
  /** Place of the step that a touch names, from 1; 0 for one that names none. */
  readonly place: Uint8Array;
  /** Steps in their order, by their numbers in the given list. */
  readonly steps: readonly number[];
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The rows of leads and the contacts of other files as one history a lead. A customer who had ordered
 * before the first contact is no lead and has no first day.
 */
export function leadHistories(
  orders: OrderColumns,
  columns: LeadColumns,
  contacts: LeadContacts,
  asOf: Day,
): LeadHistories {
  const leads = columns.customer.length;
  const steps = stepOrder(leadRecords(columns, asOf), columns.steps);
  const places = new Uint8Array(columns.steps.length);
  for (const [k, step] of steps.entries()) places[step] = k + 1;
  const firstDay = new Float64Array(leads).fill(NEVER);
  const lost = new Float64Array(leads).fill(NEVER);
  const line = new Int32Array(leads);
  const lineDay = new Float64Array(leads).fill(NEVER);
  for (let i = 0; i < columns.lead.length; i++) {
    const day = columns.day[i] as number;
    if (day > asOf) continue;
    const lead = columns.lead[i] as number;
    if (day < (firstDay[lead] as number)) firstDay[lead] = day;
    const step = columns.step[i] as number;
    if (step >= 0 && columns.steps[step]?.lost === true && day < (lost[lead] as number)) {
      lost[lead] = day;
    }
    const named = columns.line[i] as number;
    const known = lineDay[lead] as number;
    if (named > 0 && (day < known || (day === known && named < (line[lead] as number)))) {
      lineDay[lead] = day;
      line[lead] = named;
    }
  }
  const ordered = firstOrders(orders, columns.customer);
  for (let lead = 0; lead < leads; lead++) {
    if ((ordered[lead] as number) < (firstDay[lead] as number)) firstDay[lead] = NEVER;
  }
  const touches = touchesOf(columns, contacts, places, firstDay, asOf);
  return { leads, firstDay, ordered, lost, line, ...touches, steps };
}

function firstOrders({ start, day }: OrderColumns, customer: Int32Array): Float64Array {
  return Float64Array.from(customer, (c) =>
    c < 0 || start[c] === start[c + 1] ? NEVER : (day[start[c] as number] as number),
  );
}

/** Touches on or after the first day, grouped by lead, each lead's by day. */
function touchesOf(
  columns: LeadColumns,
  contacts: LeadContacts,
  places: Uint8Array,
  firstDay: Float64Array,
  asOf: Day,
): Pick<LeadHistories, 'start' | 'day' | 'place'> {
  const leads = firstDay.length;
  const counts = (lead: number, day: number): boolean =>
    day <= asOf && day >= (firstDay[lead] as number);
  const start = new Uint32Array(leads + 1);
  const each = (take: (lead: number, day: number, place: number) => void): void => {
    for (let i = 0; i < columns.lead.length; i++) {
      const [lead, day] = [columns.lead[i] as number, columns.day[i] as number];
      const step = columns.step[i] as number;
      if (counts(lead, day)) take(lead, day, step < 0 ? 0 : (places[step] as number));
    }
    for (let i = 0; i < contacts.lead.length; i++) {
      const [lead, day] = [contacts.lead[i] as number, contacts.day[i] as number];
      if (counts(lead, day)) take(lead, day, 0);
    }
  };
  each((lead) => (start[lead + 1] = (start[lead + 1] as number) + 1));
  for (let i = 0; i < leads; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const total = start[leads] as number;
  const day = new Int32Array(total);
  const place = new Uint8Array(total);
  const next = start.slice(0, leads);
  each((lead, when, at) => {
    const i = next[lead] as number;
    next[lead] = i + 1;
    day[i] = when;
    place[i] = at;
  });
  for (let lead = 0; lead < leads; lead++) {
    sortTouches(day, place, start[lead] as number, start[lead + 1] as number);
  }
  return { start, day, place };
}

/** Touches above which one after the other would take too long to put in order. */
const MANY_TOUCHES = 64;

/** By day, keeping the order of one day; most leads have few touches, mostly in order already. */
function sortTouches(day: Int32Array, place: Uint8Array, begin: number, end: number): void {
  if (end - begin > MANY_TOUCHES) {
    const [days, places] = [day.slice(begin, end), place.slice(begin, end)];
    const order = ascendingOrder(Float64Array.from(days));
    for (let i = 0; i < order.length; i++) {
      day[begin + i] = days[order[i] as number] as number;
      place[begin + i] = places[order[i] as number] as number;
    }
    return;
  }
  for (let i = begin + 1; i < end; i++) {
    const [when, at] = [day[i] as number, place[i] as number];
    let j = i - 1;
    for (; j >= begin && (day[j] as number) > when; j--) {
      day[j + 1] = day[j] as number;
      place[j + 1] = place[j] as number;
    }
    day[j + 1] = when;
    place[j + 1] = at;
  }
}
