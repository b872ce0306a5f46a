/** Lines that are looked for in their order. */
export class LineList {
  readonly #lines: Int32Array | undefined;
  /** Lines that lie behind. */
  #passed = 0;

  /** @param lines ascending; undefined for none */
  constructor(lines: Int32Array | undefined) {
    this.#lines = lines;
  }

  /** True if the list has this line; each call asks for a later one than the call before. */
  has(line: number): boolean {
    const lines = this.#lines;
    if (lines === undefined) return false;
    while ((lines[this.#passed] ?? Infinity) < line) this.#passed += 1;
    return lines[this.#passed] === line;
  }
}
