import type { RecordScanner } from './scanner.ts';

/** Share of the header's cells that a record must repeat in place to be the header of another table. */
const SAME_SHARE = 0.6;

interface Candidate {
  readonly record: number;
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Looks for the header inside the table. With another number of columns, or above the same first
 * record, it begins another table, and everything from there on is not of this one; otherwise it is
 * the head of a further page, and only that record is left out.
 */
export class TableEnd {
  /** Number of the record with which another table begins. */
  end = Infinity;
  endLine = 0;
  /** Records that are the header again. */
  readonly again = new Set<number>();
  againLine = 0;
  readonly #header: readonly string[];
  readonly #firstBytes: Uint8Array;
  #firstRow: string | undefined;
  #candidate: Candidate | undefined;

  /** An empty `header` is that of a table without one, which has no such end. */
  constructor(header: readonly string[]) {
    this.#header = header;
    this.#firstBytes = new TextEncoder().encode(header[0] ?? '');
  }

  /** Takes in the next data record. */
  look(scanner: RecordScanner, record: number): void {
    if (this.#header.length < 2 || record >= this.end) return;
    if (this.#firstRow === undefined) {
      const cells = scanner.texts();
      if (cells.some((cell) => cell !== '')) this.#firstRow = JSON.stringify(cells);
    }
    if (this.#candidate !== undefined) this.#decide(this.#candidate, scanner);
    this.#candidate = undefined;
    if (record >= this.end || !this.#beginsLikeHeader(scanner)) return;
    const cells = scanner.texts();
    const same = cells.filter((cell, i) => cell === this.#header[i] && cell !== '').length;
    const needed = Math.max(2, Math.min(cells.length, this.#header.length) * SAME_SHARE);
    if (same >= needed) this.#candidate = { record, cells, line: scanner.line };
  }

  #decide(candidate: Candidate, next: RecordScanner): void {
    const { record, cells, line } = candidate;
    const sameHeader = JSON.stringify(cells) === JSON.stringify(this.#header);
    const anotherTable = sameHeader
      ? JSON.stringify(next.texts()) === this.#firstRow
      : cells.length !== this.#header.length && next.count === cells.length;
    if (anotherTable) {
      this.end = record;
      this.endLine = line;
    } else if (sameHeader) {
      if (this.again.size === 0) this.againLine = line;
      this.again.add(record);
    }
  }

  #beginsLikeHeader(scanner: RecordScanner): boolean {
    scanner.cell(0);
    const { cellBytes, cellStart, cellEnd } = scanner;
    const first = this.#firstBytes;
    if (cellEnd - cellStart !== first.length) return false;
    for (let i = 0; i < first.length; i += 1) {
      if (cellBytes[cellStart + i] !== first[i]) return false;
    }
    return true;
  }
}
