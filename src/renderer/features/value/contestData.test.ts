import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { contestNotes, unrankedNotes } from './contestData.ts';

const WORDS = { ...createTranslator('en'), format: createFormatter('en') };

describe('what qualifies the verdict of a contest', () => {
  it('says by how much the coming time is counted shorter, and nothing where it is not', () => {
    expect(contestNotes({ notes: ['one_split'], pace: 0.816 }, WORDS)).toEqual([
      'The data allow only one period to be tested.',
      'The total was off the same way in every period tested. Part of that is taken to come again: of the coming time 82% is counted.',
    ]);
    expect(contestNotes({ notes: [], pace: 1 }, WORDS)).toEqual([]);
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
