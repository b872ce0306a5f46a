import type { StatusMeaning } from '#shared/contract/importPlan.ts';
import { meaningOfStatus } from '../map/statusWords.ts';

/** A column with more different values is no status. */
const MAX_VALUES = 200;

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

  /**
   * A meaning for each value whose words say one or for which it was settled. A status that means refund on lines that are negative themselves
   * counts: the line is the refund, and taking the order out as well would count it twice.
   */
  meanings(settled: Readonly<Record<string, StatusMeaning>>): Record<string, StatusMeaning> {
    const meanings: Record<string, StatusMeaning> = {};
    for (const [value, { rows, negative }] of this.#values) {
      const proposed = meaningOfStatus(value);
      const lineIsRefund = proposed === 'refunded' && negative * 2 > rows;
      const meaning = settled[value] ?? (lineIsRefund ? 'counts' : proposed);
      if (meaning !== undefined) meanings[value] = meaning;
    }
    return meanings;
  }
}
