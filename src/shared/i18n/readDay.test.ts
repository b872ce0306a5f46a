import { describe, expect, it } from 'vitest';
import { createFormatter } from './format.ts';
import { LANGUAGES } from './languages.ts';
import { readDay } from './readDay.ts';

describe('readDay', () => {
  it.each(LANGUAGES)('reads what %s writes', (language) => {
    const { day } = createFormatter(language);
    for (const iso of ['2024-01-05', '2024-02-29', '1999-12-31']) {
      expect(readDay(day(iso))).toBe(iso);
    }
  });

  it.each([
    ['2024-1-5', '2024-01-05'],
    ['2024/01/05', '2024-01-05'],
    [' 2024 年 1 月 5 日 ', '2024-01-05'],
    ['２０２４－０１－０５', '2024-01-05'],
    ['2024. 1. 5', '2024-01-05'],
    ['5 September 2024', '2024-09-05'],
    ['05 sept. 2024', '2024-09-05'],
    ['', ''],
    ['  ', ''],
  ])('reads %j', (typed, iso) => {
    expect(readDay(typed)).toBe(iso);
  });

  it.each([
    '01/02/2024',
    '2024-02-30',
    '2023-13-01',
    '2024年1月',
    '5 Jun',
    '5 Juno 2024',
    '5 Ja 2024',
    'today',
    '20240105',
  ])('does not guess %j', (typed) => {
    expect(readDay(typed)).toBeNull();
  });
});
