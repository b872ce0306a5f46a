/** What a number format makes of a number. */
export const NUMBER_KINDS = { number: 0, date: 1, dateTime: 2, time: 3, elapsed: 4 } as const;

const { number, date, dateTime, time, elapsed } = NUMBER_KINDS;

/** Kinds of the formats that every program knows by number, with those of the East Asian editions. */
const BUILT_IN: readonly (readonly [from: number, to: number, kind: number])[] = [
  [14, 17, date],
  [18, 21, time],
  [22, 22, dateTime],
  [27, 31, date],
  [32, 35, time],
  [36, 36, date],
  [45, 45, time],
  [46, 46, elapsed],
  [47, 47, time],
  [50, 54, date],
  [55, 56, time],
  [57, 58, date],
];

/** Kind of a format by its number, for those without a code in the file. */
export function kindOfBuiltIn(id: number): number {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? number;
}

/**
 * Kind of a format by its code: what is left after literals, colours and conditions are gone. `m` is
 * a month unless only hours or seconds stand beside it.
 */
export function kindOfCode(code: string): number {
  const bare = code
    .replace(/"[^"]*"?/gu, '')
    .replace(/[\\_*]./gu, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  if (/\[(?:h+|m+|s+)\]/u.test(bare)) return elapsed;
  const letters = bare
    .replace(/\[[^\]]*\]/gu, '')
    .replace(/am\/pm|a\/p|上午\/下午/gu, 'h')
    .replace(/s[.,]0+/gu, 's');
  if (/general|g\/通用格式|[0#?]|e[+-]|@/u.test(letters)) return number;
  const withTime = /[hs]/u.test(letters);
  const withDay = /[yde]|mmm/u.test(letters) || (!withTime && letters.includes('m'));
  if (withDay) return withTime ? dateTime : date;
  return withTime ? time : number;
}
