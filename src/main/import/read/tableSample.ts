import type { Reading, TablePlace } from '#shared/contract/importReading.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { dialectOf } from '../detect/dialect.ts';
import type { FileToRead } from './fileToRead.ts';
import { SAMPLE_BYTES } from './sample.ts';
import { RecordScanner } from './scanner.ts';
import { openText } from './textFile.ts';

const RECORDS_PER_CHECK = 4096;
const LINE_END = Uint8Array.of(10);

/** The start of one table of a file as UTF-8, and how many lines stand before it. */
export function readTableSample(
  source: FileToRead,
  reading: Reading,
  { from, until = Infinity }: TablePlace,
  control: JobControl,
): { readonly bytes: Uint8Array; readonly linesBefore: number } {
  const file = openText(source, reading, false, control);
  try {
    const scanner = new RecordScanner(file, dialectOf(reading));
    const parts: Uint8Array[] = [];
    let length = 0;
    let linesBefore = 0;
    for (let record = 0; record < until && length < SAMPLE_BYTES && scanner.next(); record += 1) {
      if (record % RECORDS_PER_CHECK === 0) control.check();
      if (record < from) continue;
      if (record === from) linesBefore = scanner.line - 1;
      const bytes = scanner.bytes.slice(scanner.recordStart, scanner.recordEnd);
      parts.push(bytes, LINE_END);
      length += bytes.length + 1;
    }
    return { bytes: Buffer.concat(parts), linesBefore };
  } finally {
    file.close();
  }
}
