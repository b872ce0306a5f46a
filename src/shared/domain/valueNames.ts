import type { ImportField } from './importKinds.ts';

/** Fields whose values are few words that files write in many ways, and that can be given other names. */
export const NAMED_FIELDS = ['channel', 'gender', 'level'] as const satisfies ImportField[];
export type NamedField = (typeof NAMED_FIELDS)[number];

/** Most values of a column that a plan names, and the longest value and name. */
export const MAX_NAMED_VALUES = 500;
export const MAX_VALUE_LENGTH = 200;

/** What the values of a column are stored as, by the value as written. */
export type ValueNames = Readonly<Record<string, string>>;

/** The field as one whose values can be given other names. */
export function namedField(field: ImportField | null): NamedField | undefined {
  return NAMED_FIELDS.find((known) => known === field);
}

/** Names of the values of columns over earlier ones, value by value. */
export function mergedNames(
  earlier: Readonly<Record<string, ValueNames>> = {},
  later: Readonly<Record<string, ValueNames>> = {},
): Record<string, ValueNames> {
  const merged: Record<string, ValueNames> = { ...earlier };
  for (const [column, names] of Object.entries(later)) {
    merged[column] = { ...merged[column], ...names };
  }
  return merged;
}

/** True for a text that can be the name of a value: visible, on one line, without blanks around it. */
export function isValueName(text: string): boolean {
  return (
    text !== '' &&
    text.length <= MAX_VALUE_LENGTH &&
    text === text.trim() &&
    text.isWellFormed() &&
    !/[\p{Cc}\u2028\u2029]/u.test(text)
  );
}

/**
 * What each value that is stored under another name becomes in the end: a name that has a name itself
 * gives way to that one, so that naming what is named already changes nothing. Names that lead back to
 * themselves are one value, stored under the least of them.
 */
export function storedNames(values: ValueNames): Map<string, string> {
  const said = new Map(Object.entries(values));
  const stored = new Map<string, string>();
  for (const value of said.keys()) {
    const name = endOf(said, value);
    if (name !== value) stored.set(value, name);
  }
  return stored;
}

function endOf(said: ReadonlyMap<string, string>, value: string): string {
  const way: string[] = [];
  for (let at = value; ;) {
    const circle = way.indexOf(at);
    if (circle >= 0) return way.slice(circle).reduce((least, one) => (one < least ? one : least));
    way.push(at);
    const next = said.get(at);
    if (next === undefined || next === at) return at;
    at = next;
  }
}
