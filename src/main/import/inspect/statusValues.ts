import type { StatusMeaning } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { meaningOfStatus } from '../map/statusWords.ts';

/** A column with more different values is no status. */
const MAX_VALUES = 200;

type StatusValue = Inspection['statuses'][number];
/** Meanings that were settled for values. */
type Settled = Readonly<Record<string, StatusMeaning>>;

/** The different values of a status column and how often their amount is below zero. */
export class StatusValues {
  readonly #values = new Map<string, { rows: number; negative: number }>();
  #tooMany = false;

  add(value: string, negative: boolean): void {
    if (value === '' || this.#tooMany) return;
    const known = this.#values.get(value);
    if (known) {
      known.rows += 1;
      if (negative) known.negative += 1;
      return;
    }
    if (this.#values.size === MAX_VALUES) {
      this.#tooMany = true;
      this.#values.clear();
      return;
    }
    this.#values.set(value, { rows: 1, negative: negative ? 1 : 0 });
  }

  /** A meaning for each value whose words say one or for which it was settled. */
  meanings(settled: Settled): Record<string, StatusMeaning> {
    const meanings: Record<string, StatusMeaning> = {};
    for (const { value, meaning } of this.#meant(settled)) {
      if (meaning !== null) meanings[value] = meaning;
    }
    return meanings;
  }

  /** All values, the most frequent first. */
  list(settled: Settled): StatusValue[] {
    return this.#meant(settled).sort((a, b) => b.rows - a.rows);
  }

  /**
   * All values in the order of the file. A status that means refund on lines that are negative themselves
   * counts: the line is the refund, and taking the order out as well would count it twice.
   */
  #meant(settled: Settled): StatusValue[] {
    return [...this.#values].map(([value, { rows, negative }]) => {
      const proposed = meaningOfStatus(value);
      const lineIsRefund = proposed === 'refunded' && negative * 2 > rows;
      const meaning = settled[value] ?? (lineIsRefund ? 'counts' : proposed) ?? null;
      return { value, rows, meaning };
    });
  }
}
