/** The library holds a workbook as objects, some thirty times its size. */
export const MAX_BOOK_BYTES = 32 << 20;

/**
 * Processor time that reading may take, many times what an honest file takes: a damaged one may never end. By the clock
 * of the wall a sound file would be refused as damaged on a machine that is busy with other things.
 */
const BASE_MS = 5000;
const MS_PER_MIB = 3000;
const MAX_MS = 18_000;

/** Milliseconds of the processor for a workbook of so many bytes. */
export function timeFor(bytes: number): number {
  return Math.min(MAX_MS, Math.ceil(BASE_MS + (bytes / 2 ** 20) * MS_PER_MIB));
}

/** Over how many times its processor time the library is ended whatever it does: it may also sleep. */
const WALL_FACTOR = 6;

/** Milliseconds by the clock of the wall for work that may take so many of the processor. */
export function patienceFor(milliseconds: number): number {
  return milliseconds * WALL_FACTOR;
}

/** Memory of the library: its heap, and all that its process holds. With the program itself it stays under 1 GB. */
export const HEAP_MB = 512;
export const RESIDENT_BYTES = 640 * 2 ** 20;
export const WATCH_MS = 20;

/** Text that a sheet may have. */
export const MAX_ANSWER_BYTES = 256 << 20;
