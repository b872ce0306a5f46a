import { describe, expect, it } from 'vitest';
import type { ContestView } from '#shared/contract/contest.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { contestNotes, unrankedNotes } from './contestData.ts';

const WORDS = { ...createTranslator('en'), format: createFormatter('en') };

type Line = ContestView['ranking'][number];
const NONE: Pick<ContestView, 'notes' | 'pace' | 'ranking' | 'model'> = {
  notes: [],
  pace: 1,
  ranking: [],
  model: 'nbd',
};

describe('what qualifies the verdict of a contest', () => {
  it('says by how much the coming time is counted shorter, and nothing where it is not', () => {
    expect(contestNotes({ ...NONE, notes: ['one_split'], pace: 0.816 }, WORDS)).toEqual([
      'The data allow only one period to be tested.',
      'The total was off the same way in every period tested. Part of that is taken to come again: of the coming time 82% is counted.',
    ]);
    expect(contestNotes(NONE, WORDS)).toEqual([]);
  });

  it('names the yardstick whose total came nearer than that of the model', () => {
    const line = (contestant: Line['contestant'], aggregateError: number | null): Line => ({
      contestant,
      aggregateError,
      predicted: 10,
      actual: 12,
      meanAbsoluteError: 1,
      rootMeanSquareError: 1,
      auc: null,
      brier: null,
      spearman: null,
      coverage: null,
    });
    const notes = (...ranking: Line[]) => contestNotes({ ...NONE, ranking }, WORDS);
    const [model, rate] = [line('nbd', -0.294), line('same_rate', -0.29)];
    expect(notes(model, rate, line('same_as_year_ago', 0.189))).toEqual([
      'Of all customers together "Same as a year earlier" was nearer: +18.9%, this model −29.4%.',
    ]);
    expect(notes(model, rate)).toEqual([]);
    expect(notes(model, line('bgnbd', 0))).toEqual([]);
    expect(notes(line('nbd', null), rate)).toEqual([]);
  });
});

describe('who is not in the ranking', () => {
  it('is named with the model that speaks for it, or with the reason', () => {
    const why = {
      ok: false,
      code: 'TOO_FEW_DATA',
      reason: 'no_year_before',
      details: { days: 200 },
    } as const;
    const unranked = [
      { contestant: 'pnbd', same: 'nbd', why: null },
      { contestant: 'same_as_year_ago', same: null, why },
    ] as const;
    expect(unrankedNotes({ unranked: [...unranked] }, WORDS)).toEqual([
      'Pareto/NBD says the same as NBD on these data and is not listed apart.',
      'Same as a year earlier took no part: Needs orders of a year before, has 200 days.',
    ]);
  });
});
