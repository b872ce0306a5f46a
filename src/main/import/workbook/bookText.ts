import { createHmac, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { JobControl } from '#main/jobs/index.ts';
import { passwordOf, pathOf, type FileToRead } from '../read/fileToRead.ts';
import { RawFile } from '../read/rawFile.ts';
import type { BookKind } from './book.ts';
import { openBook } from './openBook.ts';

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

/** Of this process alone. */
const PROOF_KEY = randomBytes(32);

let kept: { readonly keys: readonly string[]; readonly text: BookText } | undefined;
let forget: NodeJS.Timeout | undefined;

/**
 * The text of a workbook's sheet; undefined if the file is no workbook. A file is passed over several
 * times, and unpacking it is most of the work: the last text stays in memory for a minute, never on
 * disk.
 *
 * @throws AppError as {@link openBook}
 */
export function readBook(
  source: FileToRead,
  sheet: string | undefined,
  control: JobControl,
): BookText | undefined {
  const raw = new RawFile(source, true);
  try {
    const key = keyOf(source, sheet);
    if (kept?.keys.includes(key) === true) {
      keep(kept.keys, kept.text);
      return kept.text;
    }
    clear();
    const open = openBook(source, sheet, { file: raw.name, control });
    if (open === undefined) return undefined;
    const { book, prefix } = open;
    raw.skipRest();
    raw.verifyUnchanged();
    const text: BookText = {
      bytes: raw.bytes,
      hash: raw.hash(),
      kind: book.kind,
      sheet: prefix + book.chosen.name,
      sheets: book.sheets.map(({ name, hidden }) => ({ name: prefix + name, hidden })),
      blocks: book.chosen.text.blocks,
      mergedRows: book.chosen.text.mergedRows,
    };
    keep([key, keyOf(source, text.sheet)], text);
    return text;
  } finally {
    raw.close();
  }
}

/** A text is found again by the same file, sheet and password, of which a keyed hash is kept for as long. */
function keyOf(source: FileToRead, sheet: string | undefined): string {
  const path = pathOf(source);
  const password = passwordOf(source);
  const { ino, size, mtimeMs } = statSync(path);
  const proof = password && createHmac('sha256', PROOF_KEY).update(password).digest('hex');
  return JSON.stringify([path, ino, size, mtimeMs, sheet, proof]);
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
