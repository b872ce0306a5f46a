import { statSync } from 'node:fs';
import type { JobControl } from '#main/jobs/index.ts';
import { RawFile } from '../read/rawFile.ts';
import { readChosen, type BookKind } from './book.ts';
import { withBook } from './openBook.ts';

/** A sheet of a workbook as text, with what is told about the file. */
export interface BookText {
  readonly bytes: number;
  readonly hash: string;
  readonly kind: BookKind;
  readonly sheet: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly blocks: readonly Uint8Array[];
  readonly mergedRows: readonly number[];
}

/** Text that is kept for the next pass, and for how long after the last one. */
const MAX_KEPT_BYTES = 384 << 20;
const KEPT_MS = 60_000;

let kept: { readonly keys: readonly string[]; readonly text: BookText } | undefined;
let forget: NodeJS.Timeout | undefined;

/**
 * The text of a workbook's sheet; undefined if the file is no workbook. A file is passed over several
 * times, and unpacking it is most of the work: the last text stays in memory for a minute, never on
 * disk.
 *
 * @throws AppError as {@link withBook}
 */
export function readBook(
  path: string,
  sheet: string | undefined,
  control: JobControl,
): BookText | undefined {
  const raw = new RawFile(path, true);
  try {
    const key = keyOf(path, sheet);
    if (kept?.keys.includes(key) === true) {
      keep(kept.keys, kept.text);
      return kept.text;
    }
    clear();
    const text = withBook(path, sheet, { file: raw.name, control }, (open): BookText => {
      const { book, prefix } = open;
      const chosen = readChosen(book, open.sheet, raw.name);
      raw.skipRest();
      raw.verifyUnchanged();
      return {
        bytes: raw.bytes,
        hash: raw.hash(),
        kind: book.kind,
        sheet: prefix + chosen.name,
        sheets: book.sheets.map(({ name, hidden }) => ({ name: prefix + name, hidden })),
        blocks: chosen.text.blocks,
        mergedRows: chosen.text.mergedRows,
      };
    });
    if (text !== undefined) keep([key, keyOf(path, text.sheet)], text);
    return text;
  } finally {
    raw.close();
  }
}

function keyOf(path: string, sheet: string | undefined): string {
  const { ino, size, mtimeMs } = statSync(path);
  return JSON.stringify([path, ino, size, mtimeMs, sheet]);
}

function keep(keys: readonly string[], text: BookText): void {
  clear();
  const size = text.blocks.reduce((sum, block) => sum + block.length, 0);
  if (size > MAX_KEPT_BYTES) return;
  kept = { keys, text };
  forget = setTimeout(clear, KEPT_MS).unref();
}

function clear(): void {
  clearTimeout(forget);
  kept = undefined;
}
