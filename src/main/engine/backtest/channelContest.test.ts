import { describe, expect, it } from 'vitest';
import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  channelKinds,
  CHANNEL_MODEL,
  DEFAULT_CLV_SETTINGS,
  fitClv,
  purchaseSummary,
  valueThen,
} from '../clv/index.ts';
import { calendarTrial, contestModels, DEFAULT_CONTEST_SETTINGS } from './index.ts';

/** Two bases one after the other, the first with channel 1, the second with channel 2. */
function joined(one: Snapshot, two: Snapshot): Snapshot {
  const [a, b] = [one.orders, two.orders];
  const shift = a.day.length;
  const customers = a.customers + b.customers;
  return {
    asOf: one.asOf,
    orders: {
      customers,
      start: Uint32Array.from([...a.start, ...Array.from(b.start.slice(1), (at) => at + shift)]),
      day: Int32Array.from([...a.day, ...b.day]),
      net: Float64Array.from([...a.net, ...b.net]),
      channel: Uint16Array.from([...a.day.map(() => 1), ...b.day.map(() => 2)]),
    },
    refunds: {
      start: new Uint32Array(customers + 1),
      day: new Int32Array(0),
      amount: new Float64Array(0),
    },
  };
}

const BASE = { ...GOLDEN_BASE, customers: 900 };
/** Channel 2 orders three times as often and leaves sooner. */
const DIFFERENT = joined(
  simulatedSnapshot(BASE),
  simulatedSnapshot({ ...BASE, seed: BASE.seed + 1, alpha: BASE.alpha / 3, a: BASE.a * 2 }),
);
const ALIKE = joined(simulatedSnapshot(BASE), simulatedSnapshot({ ...BASE, seed: BASE.seed + 1 }));
const SETTINGS = { ...DEFAULT_CONTEST_SETTINGS, splits: 2 };

function held(snapshot: Snapshot) {
  const outcome = contestModels(snapshot, SETTINGS);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('BG/NBD by channel in the contest', () => {
  const result = held(DIFFERENT);

  it('foretells better than the plain one where the channels differ', () => {
    const errorOf = (name: string): number =>
      result.ranking.find(({ contestant }) => contestant === name)?.accuracy.rootMeanSquareError ??
      Number.NaN;
    expect(errorOf(CHANNEL_MODEL)).toBeLessThan(errorOf('bgnbd'));
    const [newest] = result.splits;
    const entry = newest?.entries.find(({ contestant }) => contestant === CHANNEL_MODEL);
    expect(entry?.same).toBeUndefined();
    // The tracking curve ends at the sum over the customers.
    expect(entry?.tracking.at(-1)).toBeCloseTo(entry?.accuracy.predicted ?? Number.NaN, 4);
  });

  it('is the plain one where they are alike, and absent where there is one channel', () => {
    const [alike] = held(ALIKE).splits;
    const entry = alike?.entries.find(({ contestant }) => contestant === CHANNEL_MODEL);
    expect(entry?.same).toBe('bgnbd');
    const [single] = held(simulatedSnapshot(BASE)).splits;
    expect(single?.absent.map(({ contestant }) => contestant)).toContain(CHANNEL_MODEL);
  });

  it('leaves the busy months to be tried by the plain one', () => {
    const plain = calendarTrial(DIFFERENT, DIFFERENT, result, 'bgnbd');
    expect(calendarTrial(DIFFERENT, DIFFERENT, result, CHANNEL_MODEL)).toEqual(plain);
  });
});

describe('the value by channel', () => {
  const kinds = channelKinds(DIFFERENT.orders);
  const summary = purchaseSummary(DIFFERENT);
  const settings = { ...DEFAULT_CLV_SETTINGS, model: CHANNEL_MODEL } as const;
  const outcome = fitClv(summary, kinds ? { ...settings, kinds } : settings);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { orders, columns } = outcome.value;

  it('gives every buyer a value, from parameters that differ by channel', () => {
    expect(orders.model).toBe(CHANNEL_MODEL);
    const names = orders.fit.estimates.map(({ name }) => name);
    expect(names).toEqual([
      'r',
      'alpha',
      'a',
      'b',
      'alpha:channel=2',
      'a:channel=2',
      'b:channel=2',
    ]);
    const rate = orders.fit.estimates.find(({ name }) => name === 'alpha:channel=2');
    expect(rate?.low).toBeLessThan(Math.log(3));
    expect(rate?.high).toBeGreaterThan(Math.log(3));
    for (const [c, x] of columns.frequency.entries()) {
      expect(Number.isNaN(columns.clv[c])).toBe(x < 0);
    }
  });

  it('differs between customers of equal purchases and another channel', () => {
    const key = (c: number): string =>
      [columns.frequency[c], columns.recency[c], columns.age[c]].join(' ');
    const first = new Map(Array.from({ length: 900 }, (_, c) => [key(c), c]));
    let pairs = 0;
    for (let c = 900; c < 1800; c++) {
      const twin = first.get(key(c));
      if (twin === undefined || Number.isNaN(columns.clv[c])) continue;
      pairs++;
      expect(columns.expectedOrders[c]).not.toBe(columns.expectedOrders[twin]);
    }
    expect(pairs).toBeGreaterThan(10);
  });

  it('is the value then on its own day', () => {
    const then = valueThen(summary, outcome.value);
    for (const [c, value] of columns.clv.entries()) {
      if (Number.isNaN(value)) expect(then[c]).toBeNaN();
      else expect(Math.abs((then[c] as number) / value - 1)).toBeLessThan(1e-9);
    }
  });

  it('is that of the plain model where no channels are told apart', () => {
    const plain = fitClv(summary, settings);
    const bgnbd = fitClv(summary, { ...settings, model: 'bgnbd' });
    if (!plain.ok || !bgnbd.ok) throw new Error('gated');
    expect(plain.value.orders.model).toBe('bgnbd');
    expect(plain.value.clv).toBe(bgnbd.value.clv);
  });
});

describe('kinds of customers by channel', () => {
  const of = (firsts: readonly number[]) =>
    channelKinds({
      customers: firsts.length,
      start: Uint32Array.from({ length: firsts.length + 1 }, (_, i) => i),
      day: new Int32Array(firsts.length),
      net: new Float64Array(firsts.length),
      channel: Uint16Array.from(firsts),
    });

  it('are the commonest, the rare ones together', () => {
    const firsts = [...new Array<number>(60).fill(3), ...new Array<number>(38).fill(1), 7, 8];
    const kinds = of(firsts);
    expect(kinds?.names).toEqual(['3', '1', '*']);
    expect(kinds?.code[0]).toBe(0);
    expect([...(kinds?.code.slice(-2) ?? [])]).toEqual([2, 2]);
  });

  it('are none with one channel or nobody', () => {
    expect(of([4, 4, 4])).toBeUndefined();
    expect(of([])).toBeUndefined();
  });
});
