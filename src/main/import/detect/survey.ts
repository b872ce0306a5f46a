import { isAscii, isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import type { Encoding, GridFormat } from '#shared/contract/importReading.ts';
import type { EncodingCandidate, Evidence } from '#shared/contract/inspection.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { pathOf, type FileToRead } from '../read/fileToRead.ts';
import { RawFile } from '../read/rawFile.ts';
import { sheetMissing } from '../workbook/book.ts';
import { readBook } from '../workbook/bookText.ts';
import { beginsLikePage } from '../workbook/htmlTable.ts';
import { refuseBinary, refuseStructured } from './kind.ts';
import { isCertain, rankEncodings } from './encodings.ts';
import { damagedEncodings, isMultiByte, strictEncodings } from './fittingEncodings.ts';
import { SegmentSampler } from './segments.ts';
import { mixedLines } from './mixedLines.ts';
import { areEncodedTwice, encodedOnce } from '../read/encodedTwice.ts';
import { encodingOfMark, Utf8Check } from './unicode.ts';
import { unmarkedUtf16 } from './unmarkedUtf16.ts';

/** What one pass over the raw bytes of a file tells. */
export interface Survey {
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
  readonly compression: 'none' | 'gzip' | 'zip';
  /** Undefined for delimited text. */
  readonly format: GridFormat | undefined;
  /** Sheet that is read, or file of a zip. */
  readonly sheet: string | undefined;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly encoding: Encoding;
  /** Encoding of the lines that are not UTF-8, if there are two. */
  readonly otherEncoding?: Encoding;
  /** Lines were encoded twice. */
  readonly twice?: true;
  readonly evidence: Evidence;
  readonly candidates: readonly EncodingCandidate[];
}

/** Bytes at the start of the file that the kind is told from. */
export const HEAD_BYTES = 1 << 16;

/**
 * Hashes a file and finds its encoding: byte order mark, zero bytes of UTF-16, strict UTF-8 over the
 * whole file, and only then the older encodings, each strictly over the whole file, ranked by how
 * common their characters are. `wanted` settles the encoding, `sheet` the sheet of a workbook, whose
 * text is Unicode as it is.
 */
export function surveyFile(
  source: FileToRead,
  wanted: Encoding | undefined,
  sheet: string | undefined,
  control: JobControl,
): Survey {
  const book = readBook(source, sheet, control);
  if (book !== undefined) {
    return {
      ...book,
      name: basename(pathOf(source)),
      compression: 'none',
      format: book.kind,
      encoding: 'utf-8',
      evidence: { code: 'encoding.workbook', counts: { sheets: book.sheets.length } },
      candidates: [],
    };
  }
  const file = new RawFile(source, true, sheet);
  try {
    const first = file.next();
    if (first === undefined) throw new AppError('FILE_EMPTY', { place: { file: file.name } });
    const head = first.slice(0, HEAD_BYTES);
    const marked = encodingOfMark(head);
    const unmarked = marked === undefined ? unmarkedUtf16(head) : undefined;
    const utf16 = marked ?? unmarked;
    if (sheet !== undefined && file.compression !== 'zip') throw sheetMissing([], sheet, file.name);
    refuseBinary(head, utf16 === 'utf-16le' || utf16 === 'utf-16be', file.name);
    if (!beginsLikePage(head)) refuseStructured(head, file.name);
    const utf8 = new Utf8Check();
    const sampler = new SegmentSampler();
    let ascii = true;
    for (let block: Uint8Array | undefined = first; block !== undefined; block = file.next()) {
      control.check();
      control.progress({ phase: 'read', done: file.bytesRead, total: file.bytes, unit: 'bytes' });
      const plain = isAscii(block);
      ascii &&= plain;
      utf8.add(block);
      if (!plain) sampler.add(block);
    }
    sampler.end();
    file.verifyUnchanged();
    const about = {
      name: file.name,
      bytes: file.bytes,
      hash: file.hash(),
      compression: file.compression,
      format: beginsLikePage(head) ? ('html' as const) : undefined,
      sheet,
      sheets: [],
    };
    const settle = (encoding: Encoding, code: string): Survey => ({
      ...about,
      encoding,
      evidence: { code, counts: {} },
      candidates: rankEncodings(
        encoding === 'utf-8' ? sampler.segments().filter((segment) => isUtf8(segment)) : [],
        [encoding],
      ),
    });
    if (wanted === undefined && utf8.valid && (utf16 ?? 'utf-8') === 'utf-8') {
      const cells = sampler.segments();
      if (areEncodedTwice(cells)) {
        const once = cells.flatMap((cell) => encodedOnce(cell) ?? []);
        const candidates = rankEncodings(once, ['utf-8']);
        return { ...settle('utf-8', 'encoding.twice'), candidates, twice: true };
      }
    }
    const whole = marked !== 'utf-8' || utf8.valid;
    if (marked !== undefined && whole && wanted === undefined)
      return settle(marked, 'encoding.mark');
    if (unmarked !== undefined && wanted === undefined)
      return settle(unmarked, 'encoding.zero_bytes');
    if (utf8.valid && wanted === undefined) {
      const settled = settle('utf-8', ascii ? 'encoding.ascii' : 'encoding.strict_utf8');
      if (isCertain(settled.candidates)) return settled;
    }
    const mixed =
      wanted === undefined && !utf8.valid ? mixedLines(source, sheet, control) : undefined;
    if (mixed !== undefined) {
      const { other, utf8Lines, otherLines } = mixed;
      const evidence = { code: 'encoding.mixed_lines', counts: { utf8Lines, otherLines } };
      return { ...settle('utf-8', ''), otherEncoding: other, evidence };
    }
    if (marked !== undefined && wanted === undefined) return settle(marked, 'encoding.mark');
    const possible = strictEncodings(source, sheet, control);
    if (utf8.valid) possible.unshift('utf-8');
    let candidates = rankEncodings(sampler.segments(), possible);
    if (wanted === undefined && !isMultiByte(candidates[0]?.encoding)) {
      const damaged = damagedEncodings(source, sheet, control);
      const all = [...possible, ...damaged.filter((encoding) => !possible.includes(encoding))];
      candidates = rankEncodings(sampler.segments(), all);
    }
    const best = candidates[0];
    if (wanted === undefined && best === undefined) {
      throw new AppError('ENCODING_UNKNOWN', { place: { file: file.name } });
    }
    return {
      ...about,
      encoding: wanted ?? best?.encoding ?? 'utf-8',
      evidence: {
        code: wanted === undefined ? 'encoding.common_characters' : 'encoding.chosen',
        counts: { candidates: candidates.length, score: Math.round((best?.score ?? 0) * 100) },
      },
      candidates,
    };
  } finally {
    file.close();
  }
}
