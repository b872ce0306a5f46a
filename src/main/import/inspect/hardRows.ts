import { isAscii } from 'node:buffer';
import type { PreviewRow } from '#shared/contract/inspection.ts';
import type { ByteBlocks } from '../read/byteBlocks.ts';
import { MemoryBlocks } from '../read/sample.ts';
import type { Dialect } from '../read/dialect.ts';
import { QUOTED } from '../read/recordFields.ts';
import { RecordScanner } from '../read/scanner.ts';

type Reason = NonNullable<PreviewRow['reason']>;

const TAIL_ROWS = 20;

/** Picks the rows on which a wrong reading shows first. */
export class HardRows {
  readonly #picked = new Map<Reason, PreviewRow>();
  readonly #dialect: Dialect;
  /** The last rows, each in the place of the one that is no longer among them. */
  readonly #tail: { offset: number; length: number; line: number }[] = [];
  #oldest = 0;
  #longest = 0;
  #mostCells = 0;
  #fewestCells = Number.MAX_SAFE_INTEGER;
  readonly #seen: SeenBytes;
  #searchNonAscii = true;
  #searchLineBreak = true;

  /** `seen` are the blocks that the records come from. */
  constructor(dialect: Dialect, seen: SeenBytes) {
    this.#dialect = dialect;
    this.#seen = seen;
  }

  add(scanner: RecordScanner): void {
    const length = scanner.recordEnd - scanner.recordStart;
    if (length > this.#longest) {
      this.#longest = length;
      this.#pick('longest', scanner);
    }
    if (scanner.count > this.#mostCells) {
      this.#mostCells = scanner.count;
      this.#pick('most_cells', scanner);
    }
    if (scanner.count < this.#fewestCells) {
      this.#fewestCells = scanner.count;
      this.#pick('fewest_cells', scanner);
    }
    if (this.#searchNonAscii && this.#seen.nonAscii && hasHighByte(scanner)) {
      this.#searchNonAscii = false;
      this.#pick('non_ascii', scanner);
    }
    if (this.#searchLineBreak && this.#seen.quotes && hasLineBreak(scanner)) {
      this.#searchLineBreak = false;
      this.#pick('line_break', scanner);
    }
    this.#remember(scanner, length);
  }

  /** The picked rows in the order of the file; call while `scanner` still holds the file's end. */
  list(scanner: RecordScanner): PreviewRow[] {
    const tail = this.#tail
      .filter(({ offset }) => offset >= scanner.windowOffset)
      .map(({ offset, length, line }): PreviewRow => {
        const start = offset - scanner.windowOffset;
        const record = scanner.bytes.slice(start, start + length);
        const again = new RecordScanner(new MemoryBlocks(record), this.#dialect);
        again.next();
        return { line, reason: 'tail', cells: again.texts() };
      });
    // Where all rows have as many cells none has most.
    if (this.#mostCells === this.#fewestCells) {
      this.#picked.delete('most_cells');
      this.#picked.delete('fewest_cells');
    }
    const picked = [...this.#picked.values(), ...tail];
    return picked.sort((x, y) => x.line - y.line);
  }

  #pick(reason: Reason, scanner: RecordScanner): void {
    this.#picked.set(reason, { line: scanner.line, reason, cells: scanner.texts() });
  }

  #remember(scanner: RecordScanner, length: number): void {
    const entry = (this.#tail[this.#oldest] ??= { offset: 0, length: 0, line: 0 });
    this.#oldest = (this.#oldest + 1) % TAIL_ROWS;
    entry.offset = scanner.windowOffset + scanner.recordStart;
    entry.length = length;
    entry.line = scanner.line;
  }
}

/**
 * Blocks on their way to a scanner, looked at as a whole: until one of them has such a byte, no record
 * needs to be searched for it.
 */
export class SeenBytes implements ByteBlocks {
  nonAscii = false;
  quotes = false;
  readonly #blocks: ByteBlocks;
  readonly #quote: number;

  constructor(blocks: ByteBlocks, { quote }: Dialect) {
    this.#blocks = blocks;
    this.#quote = quote;
  }

  next(): Uint8Array | undefined {
    const block = this.#blocks.next();
    if (block === undefined) return undefined;
    this.nonAscii ||= !isAscii(block);
    this.quotes ||= block.includes(this.#quote);
    return block;
  }
}

function hasHighByte(scanner: RecordScanner): boolean {
  for (let p = scanner.recordStart; p < scanner.recordEnd; p += 1) {
    if ((scanner.bytes[p] as number) >= 0x80) return true;
  }
  return false;
}

function hasLineBreak(scanner: RecordScanner): boolean {
  for (let i = 0; i < scanner.count; i += 1) {
    if (((scanner.flags[i] as number) & QUOTED) === 0) continue;
    const end = scanner.ends[i] as number;
    for (let p = scanner.starts[i] as number; p < end; p += 1) {
      if (scanner.bytes[p] === 10 || scanner.bytes[p] === 13) return true;
    }
  }
  return false;
}
