import { describe, expect, it } from 'vitest';
import type { ClvView } from '#shared/contract/value.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { RUN } from '#test/renderer/mockOverview.ts';
import { CLV } from '#test/renderer/mockValue.ts';
import { alikeNote, clvNumbers, freeOnlyNote, totalsNote } from './clvData.ts';

const words = { ...createTranslator('en'), format: createFormatter('en') };
const interval: NonNullable<ClvView['interval']> = {
  level: 0.9,
  orders: { low: 90.4, high: 110.6 },
  total: { low: 900_000, high: 1_100_000 },
  periods: 2,
};
const namesOf = (view: ClvView): string[] => clvNumbers(view, RUN, words).map(({ name }) => name);

describe('the sums of the expected value', () => {
  it('have their interval beside them, of orders and of value', () => {
    const numbers = clvNumbers({ ...CLV, interval }, RUN, words);
    const value = (name: string): string | undefined =>
      numbers.find((entry) => entry.name === name)?.value;
    expect(value('Expected orders, 90% interval')).toBe('90 to 111');
    expect(value('All together, 90% interval')).toMatch(/9,000.* to .*11,000/);
    expect(numbers.find(({ name }) => name.startsWith('All together'))?.measure).toBe('clv_total');
  });

  it('have none where it cannot be told, and say why', () => {
    expect(namesOf({ ...CLV, interval: null }).some((name) => name.includes('interval'))).toBe(
      false,
    );
    expect(totalsNote({ ...CLV, interval: null }, words)).toMatch(/no interval/);
    const spendless = { ...CLV, interval: { ...interval, total: null } };
    expect(namesOf(spendless)).not.toContain('All together, 90% interval');
  });

  it('say what the interval holds: past periods, one, or none', () => {
    const note = (periods: number): string =>
      totalsNote({ ...CLV, interval: { ...interval, periods } }, words);
    expect(note(2)).toMatch(/totals of 2 past periods/);
    expect(note(1)).toMatch(/only roughly/);
    expect(note(0)).toMatch(/usually off by, since no past period could be tested/);
  });
});

describe('a model that sees no differences', () => {
  it('says that nobody can be ranked by it, and nothing otherwise', () => {
    const alike = { ...CLV, alike: true, ordersRange: { low: 1.98, high: 2.02 } };
    expect(alikeNote(alike, words)).toMatch(/cannot be ranked by it.*expects 1.98 to 2.02 orders/);
    const equal = { ...alike, ordersRange: { low: 2.021, high: 2.022 } };
    expect(alikeNote(equal, words)).toMatch(/expects 2.02 orders/);
    expect(alikeNote(CLV, words)).toBeUndefined();
  });
});

describe('customers whose orders were all free of charge', () => {
  it('are said to be in the models alone, and only where there are any', () => {
    expect(freeOnlyNote(4338, 4338, words)).toBeUndefined();
    expect(freeOnlyNote(4339, 4338, words)).toContain('1 customer more');
    expect(freeOnlyNote(4340, 4338, words)).toContain('2 customers more');
  });
});
