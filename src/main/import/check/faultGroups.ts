import type { PlanColumn } from '#shared/contract/importPlan.ts';
import { maskPersonal } from '#main/privacy/index.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { PlacedColumn } from './planColumns.ts';

/** Different values that are kept as examples of one fault, and how much of each. */
const MOST_VALUES = 5;
const MOST_LETTERS = 60;

/** Rows with one fault in one column; the column is null for a fault of the whole row. */
export interface Faults<Code extends string> {
  readonly rule: Code;
  readonly at: PlacedColumn | null;
  count: number;
  readonly firstLine: number;
  readonly values: readonly string[];
}

/** Counts rows by fault and column, with the place of the first and a few of the values. */
export class FaultGroups<Code extends string> {
  readonly #groups = new Map<string, Faults<Code> & { readonly values: string[] }>();

  /** Counts the record in the scanner. */
  add(rule: Code, at: PlacedColumn | null, scanner: RecordScanner): void {
    const key = at === null ? rule : `${rule} ${at.index}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { rule, at, count: 0, firstLine: scanner.line, values: [] };
      this.#groups.set(key, group);
    }
    group.count += 1;
    if (at === null || group.values.length === MOST_VALUES) return;
    const value = shownValue(scanner.text(at.index), at.column);
    if (value !== '' && !group.values.includes(value)) group.values.push(value);
  }

  get total(): number {
    let total = 0;
    for (const { count } of this.#groups.values()) total += count;
    return total;
  }

  /** In order of first appearance. */
  list(): readonly Faults<Code>[] {
    return [...this.#groups.values()];
  }

  /** Rows per rule, whatever the column. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { rule, count } of this.#groups.values()) {
      counts[rule] = (counts[rule] ?? 0) + count;
    }
    return counts;
  }
}

/** A value as it may be seen: personal ones are masked. */
export function shownValue(text: string, { personal }: PlanColumn): string {
  const value = text.trim();
  const seen = personal === null || value === '' ? value : maskPersonal(personal, value);
  return seen.length > MOST_LETTERS ? `${seen.slice(0, MOST_LETTERS)}…` : seen;
}
