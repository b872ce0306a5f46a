import { describe, expect, it } from 'vitest';
import type { LeadColumns } from '../acquisition/leadSteps.ts';
import { leadHistories } from './leadHistories.ts';
import { openLeadStages } from './openLeadStages.ts';

const STEP = { rank: Number.NaN, lost: false };
const LOST = { rank: Number.NaN, lost: true };

/** Rows of leads by lead, day and step; lead 5 is the customer who ordered on day 320. */
const ROWS = [
  [0, 300, 0], // one contact
  [1, 300, 0], // comes a second time
  [1, 310, 0],
  [2, 305, 1], // begins at the second step
  [2, 306, 1],
  [3, 100, 0], // asleep
  [4, 300, 0], // given up
  [4, 330, 2],
  [5, 300, 0], // ordered
  [6, 345, 0], // not there before day 345
] as const;

const COLUMNS: LeadColumns = {
  lead: Uint32Array.from(ROWS, ([lead]) => lead),
  day: Int32Array.from(ROWS, ([, day]) => day),
  step: Int32Array.from(ROWS, ([, , step]) => step),
  line: new Int32Array(ROWS.length),
  customer: Int32Array.of(-1, -1, -1, -1, -1, 0, -1),
  steps: [STEP, STEP, LOST],
};
const ORDERS = {
  customers: 1,
  start: Uint32Array.of(0, 1),
  day: Int32Array.of(320),
  net: Float64Array.of(10),
  channel: Uint16Array.of(0),
};
const NO_CONTACTS = { lead: new Uint32Array(0), day: new Int32Array(0) };

describe('stages before the first order', () => {
  const over = (days: readonly number[], contacts = NO_CONTACTS) =>
    openLeadStages(leadHistories(ORDERS, COLUMNS, contacts, 350), days);
  const on = (day: number, contacts = NO_CONTACTS) => over([day], contacts)[0];

  it('hold every open lead once, and nobody else', () => {
    expect(on(350)).toEqual({ awareness: 2, interest: 2 });
    // Before the second contact, the order and the loss.
    expect(on(309)).toEqual({ awareness: 4, interest: 1 });
    expect(on(99)).toEqual({ awareness: 0, interest: 0 });
  });

  it('are told of every day of a list as of the day alone', () => {
    const days = [99, 100, 280, 281, 300, 309, 319, 320, 329, 330, 350];
    expect(over(days)).toEqual(days.map((day) => on(day)));
    // Lead 3 falls asleep after 180 days; lead 5 orders on day 320, lead 4 is lost on day 330.
    expect(over([280, 281])).toEqual([
      { awareness: 1, interest: 0 },
      { awareness: 0, interest: 0 },
    ]);
    expect(over([319, 320, 330]).map(({ awareness }) => awareness)).toEqual([3, 2, 1]);
  });

  it('take a visit of another file for a contact', () => {
    const visit = { lead: Uint32Array.of(0), day: Int32Array.of(340) };
    expect(on(350, visit)).toEqual({ awareness: 1, interest: 3 });
  });
});
