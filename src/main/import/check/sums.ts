/** Counts by code with the line of the first case. */
export class CaseCounts<Code extends string> {
  readonly #cases = new Map<Code, { count: number; firstLine: number }>();

  add(code: Code, line: number, count = 1): void {
    const known = this.#cases.get(code);
    if (known) known.count += count;
    else this.#cases.set(code, { count, firstLine: line });
  }

  get total(): number {
    let total = 0;
    for (const { count } of this.#cases.values()) total += count;
    return total;
  }

  /** In order of first appearance. */
  list(): { code: Code; count: number; firstLine: number }[] {
    return [...this.#cases].map(([code, known]) => ({ code, ...known }));
  }

  record(): Record<string, number> {
    return Object.fromEntries([...this.#cases].map(([code, { count }]) => [code, count]));
  }
}

/** An exact sum of integers of any size. */
export class ExactSum {
  #low = 0;
  #high = 0n;

  add(value: number): void {
    this.#low += value;
    if (this.#low > FLUSH || this.#low < -FLUSH) {
      this.#high += BigInt(this.#low);
      this.#low = 0;
    }
  }

  get value(): bigint {
    return this.#high + BigInt(this.#low);
  }
}

/** Two addends below 2^53 stay exact as long as the running part is below 2^52. */
const FLUSH = 2 ** 51;
