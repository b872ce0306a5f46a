import { basename } from 'node:path';
import { LEGACY_ENCODINGS, type Encoding } from '#shared/contract/importReading.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { pathOf, type FileToRead } from '../read/fileToRead.ts';
import { RawFile } from '../read/rawFile.ts';
import { isSingleByte } from '../read/singleByte.ts';
import { lenientDecoder, REPLACEMENT, strictDecoder } from '../read/decoders.ts';

/** Encodings in which not every byte is valid, so that damage shows. */
const MULTI_BYTE = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;

/** Most damaged characters beside a sound one: those of UTF-8 are what no other text looks like. */
const DAMAGED_SHARE = { 'utf-8': 0.5, other: 0.005 } as const;
const DAMAGED_UNIT = REPLACEMENT.charCodeAt(0);

/** True if an encoding has invalid bytes. */
export function isMultiByte(encoding: Encoding | undefined): boolean {
  return MULTI_BYTE.some((name) => name === encoding);
}

/**
 * The encodings of which a few characters are damaged: a byte lost on the way, a file cut off. For a file that
 * no strict reading makes sense of, since another would turn all of its text into nonsense.
 */
export function damagedEncodings(
  source: FileToRead,
  sheet: string | undefined,
  control: JobControl,
): Encoding[] {
  const file = basename(pathOf(source));
  let open = MULTI_BYTE.map((encoding) => ({
    encoding,
    decoder: lenientDecoder(encoding, file),
    share: encoding === 'utf-8' ? DAMAGED_SHARE['utf-8'] : DAMAGED_SHARE.other,
    sound: 0,
    damaged: 0,
  }));
  eachBlock(source, sheet, control, (block) => {
    for (const candidate of open) {
      const text = candidate.decoder.decode(block, { stream: block !== undefined });
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        // What the end cuts off is no damage.
        if (unit === DAMAGED_UNIT) candidate.damaged += block === undefined ? 0 : 1;
        else if (unit >= 0x80) candidate.sound += 1;
      }
    }
    open = open.filter(({ sound, damaged, share }) => damaged <= sound * share);
  });
  return open.filter(({ sound }) => sound > 0).map(({ encoding }) => encoding);
}

/** The older encodings in which every byte of the file is valid. */
export function strictEncodings(
  source: FileToRead,
  sheet: string | undefined,
  control: JobControl,
): Encoding[] {
  const file = basename(pathOf(source));
  let open = LEGACY_ENCODINGS.map((encoding) => ({
    encoding,
    decoder: isSingleByte(encoding) ? undefined : strictDecoder(encoding, file),
  }));
  eachBlock(source, sheet, control, (block) => {
    open = open.filter(({ decoder }) => {
      try {
        decoder?.decode(block, { stream: block !== undefined });
        return true;
      } catch {
        return false;
      }
    });
  });
  return open.map(({ encoding }) => encoding);
}

/** The older encodings in which every one of these pieces of text is valid. */
export function fittingSegments(segments: readonly Uint8Array[]): Encoding[] {
  return LEGACY_ENCODINGS.filter((encoding) => {
    if (isSingleByte(encoding)) return true;
    const decoder = strictDecoder(encoding, '');
    return segments.every((segment) => {
      try {
        decoder.decode(segment);
        return true;
      } catch {
        return false;
      }
    });
  });
}

/** Calls back for each block of a file, and at its end with undefined. */
export function eachBlock(
  source: FileToRead,
  sheet: string | undefined,
  control: JobControl,
  onBlock: (block: Uint8Array | undefined) => void,
): void {
  const file = new RawFile(source, false, sheet);
  try {
    for (let block = file.next(); block !== undefined; block = file.next()) {
      control.check();
      control.progress({ phase: 'read', done: file.bytesRead, total: file.bytes, unit: 'bytes' });
      onBlock(block);
    }
    onBlock(undefined);
  } finally {
    file.close();
  }
}
