/** Sums by code, taken out and begun anew for each order or customer: no code costs more than its own. */
export class CodeSums {
  readonly #sums: Float64Array;
  readonly #isMet: Uint8Array;
  readonly #met: number[] = [];

  /** @param codes the codes are below it */
  constructor(codes: number) {
    this.#sums = new Float64Array(codes);
    this.#isMet = new Uint8Array(codes);
  }

  add(code: number, value: number): void {
    if (this.#isMet[code] === 0) {
      this.#isMet[code] = 1;
      this.#met.push(code);
    }
    this.#sums[code] = (this.#sums[code] as number) + value;
  }

  /** Gives out what was added by ascending code and begins anew. */
  take(each: (code: number, sum: number) => void): void {
    this.#met.sort((a, b) => a - b);
    for (const code of this.#met) {
      each(code, this.#sums[code] as number);
      this.#sums[code] = 0;
      this.#isMet[code] = 0;
    }
    this.#met.length = 0;
  }
}
