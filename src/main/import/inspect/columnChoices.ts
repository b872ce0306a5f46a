import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import type { ImportField } from '#shared/domain/importKinds.ts';
import {
  isSensitive,
  type PersonalKind,
  type PrivacyAction,
} from '#shared/domain/personalKinds.ts';
import { recognisePersonal } from '#main/privacy/index.ts';
import { MISSING_WORDS } from '../type/numberWords.ts';
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
    const values = [...column.distinct].filter(isValue).slice(0, MAX_DISTINCT);
    const limits = { words: field === null || !NEVER_NAMES.has(field), unknown: field === null };
    const known = recognisePersonal(column.name, values, limits);
    const found = types[index]?.type === 'date' ? onlyBirthDate(known) : known;
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
      action: settled.privacy?.[column.name] ?? defaultAction(kind, field),
    };
  });
}

/** The only dates that are personal are those of birth. */
function onlyBirthDate(found: ReturnType<typeof recognisePersonal>): typeof found {
  return found?.kind === 'birth_date' ? found : undefined;
}

/** Words for a missing value say nothing of the others. */
function isValue(text: string): boolean {
  return !MISSING_WORDS.has(text.toLowerCase());
}

/**
 * Sensitive values are left out; of a birth date the year stays, which is what analyses need; a free text keeps its
 * words.
 */
function defaultAction(kind: PersonalKind | null, field: ImportField | null): PrivacyAction {
  if (kind === null) return field === 'text' ? 'tag' : 'keep';
  if (isSensitive(kind)) return 'drop';
  return kind === 'birth_date' ? 'mask' : 'pseudonymise';
}

/** Fields that are personal by what they mean, whatever their header. */
function kindOfField(field: ImportField | null): PersonalKind | null {
  if (field === 'customer_name') return 'name';
  return field === 'phone' || field === 'email' ? field : null;
}
