import { duplicatesSchema } from '#shared/contract/duplicates.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides, ImportPlan } from '#shared/contract/importPlan.ts';
import { duplicateChoices, duplicateRules } from '#shared/domain/duplicates.ts';

/**
 * What was said of rows that are the same, in the wizard, by the template or by `--set duplicates=…` and
 * `duplicate_rule=…`; nothing where nobody said it. A template's choice ends with the columns it needs.
 * @throws AppError BAD_REQUEST for an answer that is none, or not one for the columns of the plan
 */
export function duplicatesOf(
  { kind, columns }: Pick<ImportPlan, 'kind' | 'columns'>,
  { duplicates, answers = {} }: ImportOverrides,
): Pick<ImportPlan, 'duplicates'> {
  const rules = duplicateRules(kind, columns);
  const choices = duplicateChoices(kind);
  const fits = (of: NonNullable<typeof duplicates>): boolean =>
    rules.includes(of.rule) && choices.includes(of.keep);
  const { duplicates: keep, duplicate_rule: rule } = answers;
  if (keep === undefined && rule === undefined) {
    return duplicates !== undefined && fits(duplicates) ? { duplicates } : {};
  }
  const said = duplicatesSchema.safeParse({
    rule: rule ?? duplicates?.rule ?? rules[0],
    keep: keep ?? duplicates?.keep ?? 'sum',
  });
  if (!said.success || !fits(said.data)) {
    throw new AppError('BAD_REQUEST', {
      details: {
        key: keep === undefined ? 'duplicate_rule' : 'duplicates',
        duplicates: choices.join(' | '),
        duplicate_rule: rules.join(' | '),
      },
    });
  }
  return { duplicates: said.data };
}
