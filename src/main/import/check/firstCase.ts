/** Counts cases and keeps the line of the first. */
export class FirstCase {
  count = 0;
  firstLine = 0;

  add(line: number): void {
    if (this.count === 0) this.firstLine = line;
    this.count += 1;
  }

  /** Adds cases of lines that stand behind these. */
  take({ count, firstLine }: FirstCase): void {
    if (this.count === 0) this.firstLine = firstLine;
    this.count += count;
  }

  clear(): void {
    this.count = 0;
    this.firstLine = 0;
  }
}
