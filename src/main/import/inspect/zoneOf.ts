import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { isTimeZone } from '#shared/domain/timeZone.ts';
import type { ColumnChoice } from './columnChoices.ts';

/** Answers on the command line that name a zone: `--set time_zone.COLUMN=Asia/Shanghai`. */
const PREFIX = 'time_zone.';

/**
 * The time zone that was said for the column of dates: empty for days as they are written, undefined if nothing was said.
 *
 * @throws AppError COLUMN_MISSING for a column that is not the one of dates, BAD_REQUEST for a zone that is not known
 */
export function zoneOf(
  choices: readonly ColumnChoice[],
  { zones = {}, answers = {} }: ImportOverrides,
  file: string,
): string | undefined {
  const dated = choices.find(({ field }) => field === 'date')?.name;
  const said = new Map(Object.entries(zones));
  for (const [key, zone] of Object.entries(answers)) {
    if (!key.startsWith(PREFIX)) continue;
    const column = key.slice(PREFIX.length);
    if (column !== dated)
      throw new AppError('COLUMN_MISSING', { place: { file, column, rule: 'time_zone' } });
    said.set(column, zone);
  }
  const zone = dated === undefined ? undefined : said.get(dated);
  if (zone !== undefined && zone !== '' && !isTimeZone(zone)) {
    throw new AppError('BAD_REQUEST', {
      place: { file, column: dated ?? '' },
      details: { rule: 'time_zone', word: zone },
    });
  }
  return zone;
}
