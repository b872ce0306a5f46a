import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides, PrivacyAction } from '#shared/contract/importPlan.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import type { ImportField } from '#shared/domain/importKinds.ts';
import { isSensitive, type PersonalKind } from '#shared/domain/personalKinds.ts';
import { recognisePersonal } from '#main/privacy/index.ts';
import type { ColumnType, FieldGuess, SampledColumn, ValueType } from '../map/propose.ts';

/** What is proposed for one source column, with what the user settled put over it. */
export interface ColumnChoice {
  readonly name: string;
  readonly type: ValueType;
  readonly field: ImportField | null;
  readonly fieldEvidence: Evidence | null;
  readonly personal: PersonalKind | null;
  readonly personalEvidence: Evidence | null;
  readonly action: PrivacyAction;
}

/** Distinct values that the recognition of personal data looks at. */
const MAX_DISTINCT = 500;

/** Fields in which short Chinese words are no names of people. */
const NEVER_NAMES: ReadonlySet<ImportField> = new Set([
  'channel',
  'product',
  'status',
  'order_id',
  'stage',
  'topic',
  'event_type',
  'campaign',
  'category',
  'region',
  'gender',
  'level',
]);

/**
 * Field, personal kind and action of every column.
 *
 * @throws AppError COLUMN_MISSING when the user named a column that the file does not have.
 */
export function chooseColumns(
  columns: readonly SampledColumn[],
  types: readonly ColumnType[],
  guesses: readonly (FieldGuess | undefined)[],
  settled: ImportOverrides,
  file: string,
): ColumnChoice[] {
  for (const name of [...Object.keys(settled.map ?? {}), ...Object.keys(settled.privacy ?? {})]) {
    if (!columns.some((column) => column.name === name)) {
      throw new AppError('COLUMN_MISSING', { place: { file, column: name } });
    }
  }
  const taken = new Set(Object.values(settled.map ?? {}));
  return columns.map((column, index) => {
    const wanted = settled.map?.[column.name];
    const guess = guesses[index];
    const guessed = guess === undefined || taken.has(guess.field) ? null : guess.field;
    const field = wanted === undefined ? guessed : wanted;
    const values = [...column.distinct].slice(0, MAX_DISTINCT);
    const namesAllowed = field === null || !NEVER_NAMES.has(field);
    const found =
      types[index]?.type === 'date'
        ? birthDate(column.name)
        : recognisePersonal(column.name, values, namesAllowed);
    const kind = found?.kind ?? kindOfField(field);
    return {
      name: column.name,
      type: types[index]?.type ?? 'empty',
      field,
      fieldEvidence:
        field === null
          ? null
          : wanted === undefined
            ? (guess?.evidence ?? null)
            : { code: 'field.chosen', counts: {} },
      personal: kind,
      personalEvidence: found?.evidence ?? null,
      action: settled.privacy?.[column.name] ?? defaultAction(kind),
    };
  });
}

/** The only dates that are personal are those of birth, and only the header tells them. */
function birthDate(header: string): ReturnType<typeof recognisePersonal> {
  const found = recognisePersonal(header, [], false);
  return found?.kind === 'birth_date' ? found : undefined;
}

/** Sensitive values are left out; of a birth date the year stays, which is what analyses need. */
function defaultAction(kind: PersonalKind | null): PrivacyAction {
  if (kind === null) return 'keep';
  if (isSensitive(kind)) return 'drop';
  return kind === 'birth_date' ? 'mask' : 'pseudonymise';
}

/** Fields that are personal by what they mean, whatever their header. */
function kindOfField(field: ImportField | null): PersonalKind | null {
  if (field === 'customer_name') return 'name';
  return field === 'phone' || field === 'email' ? field : null;
}
