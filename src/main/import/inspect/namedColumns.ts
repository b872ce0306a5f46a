import { AppError } from '#shared/contract/errors.ts';
import type { NamedColumn } from '#shared/contract/inspection.ts';
import {
  MAX_NAMED_VALUES,
  MAX_VALUE_LENGTH,
  namedField,
  storedNames,
  type NamedField,
  type ValueNames,
} from '#shared/domain/valueNames.ts';
import { maskPersonal } from '#main/privacy/index.ts';
import { differenceOf, valueKey } from '../map/sameValues.ts';
import type { ColumnChoice } from './columnChoices.ts';
import type { CountedValue } from './valueCounts.ts';

/** Values of a column that are shown and can be named. */
const SHOWN = 50;

type Named = NamedColumn['values'][number];

/**
 * A column of channels, genders or levels for the user: its values with what they are stored as, and
 * which of them seem to be one. `counted` are all values, the most frequent first.
 * @param known names that are remembered of an earlier file
 */
export function namedColumn(
  { name: column, field, personal }: ColumnChoice,
  counted: readonly CountedValue[],
  said: ValueNames,
  known: ValueNames | undefined,
): NamedColumn | undefined {
  const named = namedField(field);
  if (named === undefined) return undefined;
  const shown = shownOf(counted);
  const all = counted.reduce((sum, { rows }) => sum + rows, 0);
  const others = {
    values: counted.length - shown.length,
    rows: shown.reduce((rest, { rows }) => rest - rows, all),
  };
  if (personal !== null) {
    const values = shown.map(({ value, rows }): Named => {
      const masked = maskPersonal(personal, value);
      return { value: masked, rows, name: masked, isNew: false, proposal: null };
    });
    return { column, field: named, masked: true, values, others };
  }
  const stored = storedNames(said);
  const proposals = proposalsOf(named, counted, said, stored);
  const values = shown.map(({ value, rows }): Named => ({
    value,
    rows,
    name: stored.get(value) ?? value,
    isNew: known !== undefined && !Object.hasOwn(known, value),
    proposal: proposals.get(value) ?? null,
  }));
  return { column, field: named, masked: false, values, others };
}

/**
 * The names for the plan: what was said, and, once a value has another name, all that were shown, so that
 * the next file of the form can tell which are new. Nothing while each value keeps its own name.
 * @throws AppError BAD_REQUEST for more names than a plan takes
 */
export function plannedNames(
  counted: readonly CountedValue[],
  said: ValueNames,
): ValueNames | undefined {
  const present = new Set(counted.map(({ value }) => value));
  const all = Object.entries(said);
  const other = all.filter(([value, name]) => name !== value);
  if (other.length === 0) return undefined;
  // What is remembered of other files goes last: it gives way where there are too many.
  const here = other.filter(([value]) => present.has(value));
  if (here.length > MAX_NAMED_VALUES)
    throw new AppError('BAD_REQUEST', { details: { rule: 'values' } });
  const own = shownOf(counted).map(({ value }): [string, string] => [value, value]);
  const names = new Map(here);
  for (const [value, name] of [...other, ...all, ...own]) {
    if (names.size < MAX_NAMED_VALUES && !names.has(value)) names.set(value, name);
  }
  return Object.fromEntries(names);
}

function shownOf(counted: readonly CountedValue[]): CountedValue[] {
  return counted.filter(({ value }) => value.length <= MAX_VALUE_LENGTH).slice(0, SHOWN);
}

/**
 * Which values seem to say the same as another one: as one that was named already, else as the most frequent
 * writing. For values of which nothing was said.
 */
function proposalsOf(
  field: NamedField,
  counted: readonly CountedValue[],
  said: ValueNames,
  stored: ReadonlyMap<string, string>,
): Map<string, Named['proposal']> {
  const groups = new Map<string, string[]>();
  // Behind the values of the file those that are remembered and what they became.
  const values = new Set([...counted.map(({ value }) => value), ...Object.entries(said).flat()]);
  for (const value of values) {
    const key = valueKey(field, value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  const proposals = new Map<string, Named['proposal']>();
  for (const group of groups.values()) {
    const like = group.find((value) => stored.has(value)) ?? group[0] ?? '';
    const name = stored.get(like) ?? like;
    for (const value of group) {
      if (Object.hasOwn(said, value) || value === name) continue;
      proposals.set(value, { name, why: differenceOf(value, like) });
    }
  }
  return proposals;
}
