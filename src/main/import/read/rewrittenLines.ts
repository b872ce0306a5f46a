import type { Reading } from '#shared/contract/importReading.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import { cellsAtEdges } from './fixedWidth.ts';
import { unjoined } from './joinedCells.ts';
import { straightened } from './curledQuotes.ts';
import { WholeLines } from './textLines.ts';
import { unwrapped } from './wrappedLines.ts';

/** What of a reading says that the lines of a text are not yet those of a table. */
export type LineDamage = Partial<
  Pick<Reading, 'wrapped' | 'curled' | 'joined' | 'edges' | 'delimiter'>
>;

type Rewrite = (lines: Uint8Array) => Uint8Array;

/** Turns whole lines into those of a table; undefined where they are as they should be. */
export function rewriteOf({
  wrapped,
  curled,
  joined,
  edges,
  delimiter = ',',
}: LineDamage): Rewrite | undefined {
  if (edges !== undefined) return (lines) => cellsAtEdges(lines, edges);
  if (wrapped === true) return unwrapped;
  if (joined === true) return (lines) => unjoined(lines, delimiter);
  if (curled === true) return (lines) => straightened(lines, delimiter.charAt(0));
  return undefined;
}

/** Blocks of text with each line rewritten. */
export class RewrittenBlocks implements ByteBlocks {
  readonly #blocks: ByteBlocks;
  readonly #rewrite: Rewrite;
  readonly #lines = new WholeLines();
  #ended = false;

  constructor(blocks: ByteBlocks, rewrite: Rewrite) {
    this.#blocks = blocks;
    this.#rewrite = rewrite;
  }

  next(): Uint8Array | undefined {
    while (!this.#ended) {
      const block = this.#blocks.next();
      this.#ended = block === undefined;
      const lines = this.#rewrite(this.#lines.take(block));
      if (lines.length > 0) return lines;
    }
    return undefined;
  }
}
