import { describe, expect, it } from 'vitest';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { contestNotes } from './contestData.ts';

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
