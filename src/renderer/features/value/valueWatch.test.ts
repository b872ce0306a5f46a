import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { RUN } from '#test/renderer/mockOverview.ts';
import { MODEL_AGE, ORDER_VALUE, VALUE_CHANGE } from '#test/renderer/mockValueWatch.ts';
import { ageSpec } from './ModelAge.tsx';
import { orderValueSpec } from './OrderValue.tsx';
import { changeSpec } from './ValueChange.tsx';

const words = { ...createTranslator('en'), format: createFormatter('en') };
const { fit, previous } = MODEL_AGE;
if (previous === null) throw new Error('no fit before');

/** Every row has a cell for every column. */
function isWhole({
  columns,
  rows,
}: {
  columns: readonly unknown[];
  rows: readonly unknown[][];
}): boolean {
  return rows.every((row) => row.length === columns.length);
}

describe('why the order value changed', () => {
  const { columns, rows } = orderValueSpec(ORDER_VALUE, RUN, words);

  it('names the groups by channel and kind, and what nobody named', () => {
    expect(rows.map(([name]) => name)).toEqual([
      '微信小程序, first orders',
      'unknown channel, later orders',
      'Together',
    ]);
    const others = {
      ...ORDER_VALUE.groups[0],
      channel: null,
      kind: null,
    } as (typeof ORDER_VALUE.groups)[0];
    const all = orderValueSpec({ ...ORDER_VALUE, groups: [others] }, RUN, words);
    expect(all.rows[0]?.[0]).toBe('all others');
  });

  it('has shares of either period, and signed parts that the last row sums up', () => {
    expect(isWhole({ columns, rows: rows.map((row) => [...row]) })).toBe(true);
    expect(rows[0]?.[1]).toBe('14.3% → 24.4%');
    expect(rows[0]?.[4]).toMatch(/^\+.*11/);
    expect(rows.at(-1)?.slice(-2)).toEqual([
      expect.stringMatching(/^\+.*12/),
      expect.stringMatching(/^\+.*23/),
    ]);
    const falls = orderValueSpec({ ...ORDER_VALUE, mix: -1200 }, RUN, words);
    expect(falls.rows.at(-1)?.[4]).not.toMatch(/\+/);
  });
});

describe('expected value against before', () => {
  it('has a line for every group, marks those that fell, and ends with all', () => {
    const { columns, rows, behind } = changeSpec(VALUE_CHANGE, words);
    expect(isWhole({ columns, rows: rows.map((row) => [...row]) })).toBe(true);
    expect(rows.map((row) => row[0])).toEqual([
      'Tier: High value',
      'Stage: Dormant',
      'Segment: VIP',
      'All',
    ]);
    expect(rows.map((row) => row[4])).toEqual(['97%', '50%', '97%', '89%']);
    expect(rows.map((row) => row[5])).toEqual([null, 'fallen', null, null]);
    // Behind each line are its members whose value is known on both days.
    expect(behind?.[2]).toEqual({
      kind: 'all',
      rules: [
        { kind: 'segment', id: 1 },
        { kind: 'known', field: 'clv_ratio' },
      ],
    });
  });

  it('has no share of nothing, and no column of alerts where none fell', () => {
    const [group] = VALUE_CHANGE.groups;
    if (group === undefined) throw new Error('no group');
    const { columns, rows } = changeSpec(
      { ...VALUE_CHANGE, groups: [{ ...group, before: 0, now: 5 }] },
      words,
    );
    expect(rows[0]?.[4]).toBeNull();
    expect(columns.map(({ label }) => label)).not.toContain('Alert');
  });
});

describe('the age of the models', () => {
  it('compares sums on equal terms, then the parameters of models that both runs have', () => {
    const { columns, rows } = ageSpec(fit, previous, RUN, words);
    expect(isWhole({ columns, rows: rows.map((row) => [...row]) })).toBe(true);
    expect(rows.map((row) => row[0])).toEqual([
      'Orders expected within 12 months',
      'Value expected within 12 months',
      'Customers, MBG/NBD',
      'MBG/NBD r',
      'MBG/NBD alpha',
    ]);
    expect(rows[0]?.slice(1, 3)).toEqual(['10,400', '11,900']);
  });

  it('tells whether the estimate of before lies in the interval of now', () => {
    const moved = {
      ...previous,
      models: fit.models.map((model) => ({
        ...model,
        parameters: [
          { name: 'r', estimate: 0.86, low: null, high: null },
          { name: 'alpha', estimate: 9.91, low: null, high: null },
        ],
      })),
    };
    const inside = ageSpec(fit, moved, RUN, words)
      .rows.slice(3)
      .map((row) => row[4]);
    expect(inside).toEqual(['yes', 'no']);
  });

  it('leaves out sums on other terms, and models that only one run has', () => {
    const margin = { ...previous, terms: { horizonMonths: 12, yearlyRate: 0.1, margin: 0.4 } };
    const names = (before: typeof previous): (string | null | undefined)[] =>
      ageSpec(fit, before, RUN, words).rows.map((row) => row[0]);
    expect(names(margin)).not.toContain('Value expected within 12 months');
    expect(names(margin)).toContain('Orders expected within 12 months');
    const longer = { ...margin, terms: { ...margin.terms, horizonMonths: 24 } };
    expect(names(longer)[0]).toBe('Customers, MBG/NBD');
    const other = {
      ...previous,
      models: previous.models.map((model) => ({ ...model, model: 'pnbd' as const })),
    };
    expect(names(other)).toHaveLength(2);
  });
});
