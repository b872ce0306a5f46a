/** The library holds a workbook as objects, some thirty times its size. */
export const MAX_BOOK_BYTES = 32 << 20;

/**
 * How long reading may take, many times what it takes for an honest file: a damaged one may never end.
 */
const BASE_MS = 5000;
const MS_PER_MIB = 3000;
const MAX_MS = 18_000;

/** Milliseconds for a workbook of so many bytes. */
export function timeFor(bytes: number): number {
  return Math.min(MAX_MS, Math.ceil(BASE_MS + (bytes / 2 ** 20) * MS_PER_MIB));
}

/** Memory of the library: its heap, and all that its process holds. With the program itself it stays under 1 GB. */
export const HEAP_MB = 512;
export const RESIDENT_BYTES = 640 * 2 ** 20;
export const WATCH_MS = 20;

/** Text that a sheet may have. */
export const MAX_ANSWER_BYTES = 256 << 20;
