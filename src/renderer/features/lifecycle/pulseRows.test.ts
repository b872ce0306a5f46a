import { describe, expect, it } from 'vitest';
import type { StageFlow } from '#shared/contract/stages.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { pulseSentence, pulseSpec } from './pulseRows.ts';

const WORDS = { ...createTranslator('en'), language: 'en' as const, format: createFormatter('en') };

function flowOf(months: readonly (readonly [entered: number, left: number])[]): StageFlow {
  return {
    scheme: 'time',
    stages: ['new', 'active'],
    months: months.map(([entered, left], at) => ({
      month: `2024-${String(at + 1).padStart(2, '0')}`,
      complete: at < months.length - 1,
      entered: [0, entered],
      left: [0, left],
    })),
  };
}

describe('the pulse of a stage', () => {
  const flow = flowOf([
    [30, 0],
    [20, 10],
    [109, 69],
    [5, 40],
  ]);

  it('is who entered by who left, and none where nobody left', () => {
    expect(pulseSpec(flow, 1, WORDS).rows.map((row) => row.slice(1))).toEqual([
      ['30', '0', '30', '–'],
      ['20', '10', '10', '2.00'],
      ['109', '69', '40', '1.58'],
      ['5', '40', '−35', '0.13'],
    ]);
  });

  it('is read out for the last finished month and for all of the last twelve', () => {
    expect(pulseSentence(flow, 1, WORDS)).toBe(
      'Mar 2024: pulse 1.58 (109 entered, 69 left). Last 3 months: pulse 2.01 (159 entered, 79 left).',
    );
    expect(pulseSentence(flowOf([[3, 1]]), 1, WORDS)).toBeNull();
  });

  it('tells nothing of what is held back', () => {
    const held = flowOf([
      [30, 10],
      [HELD_BACK, HELD_BACK],
      [1, 1],
    ]);
    expect(pulseSentence(held, 1, WORDS)).toBeNull();
    expect(pulseSpec(held, 1, WORDS).rows[1]?.slice(3)).toEqual([null, '–']);
  });
});
