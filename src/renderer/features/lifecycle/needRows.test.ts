import { describe, expect, it } from 'vitest';
import type { NeedLine, StageNeed } from '#shared/contract/stageNeed.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { needHeads, needRows, needSpec } from './needRows.ts';

const words = { ...createTranslator('en'), format: createFormatter('en') };

const LINE: NeedLine = {
  customers: 40,
  nameless: 2,
  breadth: 1.25,
  cells: [
    { value: 600, share: 0.6, customers: 30 },
    { value: -20, share: null, customers: 4 },
  ],
  others: { value: 300, share: 0.3 },
  unknown: { value: 100, share: 0.1, customers: 5 },
};
const NOBODY: NeedLine = {
  customers: 0,
  nameless: 0,
  breadth: null,
  cells: [],
  others: null,
  unknown: null,
};
const VIEW: StageNeed = {
  scheme: 'time',
  kind: 'category',
  firstDay: '2023-01-01',
  asOf: '2024-06-30',
  money: { currency: null, digits: 2 },
  hasAmounts: true,
  names: ['lamps', 'chairs'],
  more: 3,
  stages: [
    { id: 'new', ...LINE },
    { id: 'lost', ...NOBODY },
  ],
  all: LINE,
};

describe('the mix of a stage', () => {
  const opened: SegmentRule[] = [];
  const rows = needRows(VIEW, 'light', words, (rule) => opened.push(rule));

  it('leaves out a stage with nobody in it and ends with all', () => {
    expect(rows.map(({ name }) => name)).toEqual(['New', 'All stages']);
    expect(needHeads(VIEW, words)).toEqual(['lamps', 'chairs', '3 others', 'Not named']);
    expect(needSpec(VIEW, rows, words).rows[0]).toEqual([
      'New',
      '40',
      '1.3',
      '60.0%',
      '–',
      '30.0%',
      '10.0%',
    ]);
  });

  it('fades what few customers bought', () => {
    expect(rows[0]?.cells.map(({ faded }) => faded)).toEqual([false, true, false, false]);
  });

  it('opens the customers of the stage who bought the category, of products nobody', () => {
    for (const row of rows) row.cells[0]?.onOpen?.();
    const bought = {
      kind: 'behaviour',
      measure: 'orders',
      window: { kind: 'between', from: '2023-01-01', to: '2024-06-30' },
      category: 'lamps',
      least: 1,
    };
    expect(opened).toEqual([
      {
        kind: 'all',
        rules: [{ kind: 'choice', field: 'stage.time', values: ['new'] }, bought],
      },
      bought,
    ]);
    const products = needRows({ ...VIEW, kind: 'product' }, 'light', words, () => undefined);
    expect(products.flatMap(({ cells }) => cells.map(({ onOpen }) => onOpen))).toEqual(
      Array.from({ length: 8 }, () => undefined),
    );
  });
});
