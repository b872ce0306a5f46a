import { statSync } from 'node:fs';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { RawFile } from '../read/rawFile.ts';
import { beginsLikePage } from '../workbook/htmlTable.ts';
import { HEAD_BYTES, type Survey } from './survey.ts';
import { encodingOfMark, Utf8Check } from './unicode.ts';
import { unmarkedUtf16 } from './unmarkedUtf16.ts';

/** From this size on a file is worth reading on two threads. */
const LARGE_BYTES = 16 << 20;

/**
 * What the survey of a large text file will say if its first block is like all the others: UTF-8. Whoever
 * builds on it has to survey the file all the same and begin again if the end is not like the beginning.
 * Undefined where the beginning does not look so, and for small files, which are not worth it.
 */
export function presumeText(
  source: FileToRead,
  { encoding, sheet }: ImportOverrides,
): Survey | undefined {
  if (typeof source !== 'string' || encoding !== undefined || sheet !== undefined) return undefined;
  if ((statSync(source, { throwIfNoEntry: false })?.size ?? 0) < LARGE_BYTES) return undefined;
  const file = new RawFile(source, false);
  try {
    if (file.compression !== 'none') return undefined;
    const first = file.next() ?? new Uint8Array(0);
    const head = first.subarray(0, HEAD_BYTES);
    const utf8 = new Utf8Check();
    utf8.add(first);
    const marked = encodingOfMark(head) ?? unmarkedUtf16(head) ?? 'utf-8';
    if (!utf8.valid || marked !== 'utf-8' || beginsLikePage(head)) return undefined;
    return {
      name: file.name,
      bytes: file.bytes,
      hash: '',
      compression: 'none',
      format: undefined,
      sheet: undefined,
      sheets: [],
      encoding: 'utf-8',
      evidence: { code: 'encoding.strict_utf8', counts: {} },
      candidates: [],
    };
  } finally {
    file.close();
  }
}
