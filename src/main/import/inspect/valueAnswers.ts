import { AppError } from '#shared/contract/errors.ts';
import {
  statusMeaningSchema,
  STATUS_MEANINGS,
  valueNamesSchema,
  type ImportOverrides,
  type StatusMeaning,
} from '#shared/contract/importPlan.ts';
import { mergedNames, NAMED_FIELDS, type ValueNames } from '#shared/domain/valueNames.ts';
import type { ColumnChoice } from './columnChoices.ts';

/** Fields of whose values the command line can say something: `--set channel.VALUE=NAME`, `status.VALUE=MEANING`. */
const ANSWERED = ['status', ...NAMED_FIELDS] as const;

/**
 * What was said of single values of a status, channel, gender or level on the command line, put to what was
 * settled otherwise.
 * @throws AppError COLUMN_MISSING where no column has that meaning, BAD_REQUEST for a meaning or name that
 *   is none, and for the name of a personal value, which stays out of plans
 */
export function withAnsweredValues(
  choices: readonly ColumnChoice[],
  settled: ImportOverrides,
  file: string,
): ImportOverrides {
  const statuses: Record<string, StatusMeaning> = {};
  let values: Record<string, ValueNames> = {};
  for (const [key, answer] of Object.entries(settled.answers ?? {})) {
    const field = ANSWERED.find((known) => key.startsWith(`${known}.`));
    if (field === undefined) continue;
    const choice = choices.find((one) => one.field === field);
    if (choice === undefined) {
      throw new AppError('COLUMN_MISSING', { place: { file, column: field, rule: field } });
    }
    const value = key.slice(field.length + 1);
    if (field === 'status') {
      const meaning = statusMeaningSchema.safeParse(answer);
      if (!meaning.success) throw refused(key, { options: STATUS_MEANINGS.join(' | ') });
      statuses[value] = meaning.data;
    } else {
      const names = valueNamesSchema.safeParse({ [value]: answer.trim() });
      if (!names.success || choice.personal !== null) throw refused(key, {});
      values = mergedNames(values, { [choice.name]: names.data });
    }
  }
  return {
    ...settled,
    statuses: { ...settled.statuses, ...statuses },
    values: mergedNames(settled.values, values),
  };
}

function refused(key: string, details: Readonly<Record<string, string>>): AppError {
  return new AppError('BAD_REQUEST', { details: { key, ...details } });
}
