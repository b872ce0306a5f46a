import type { PreviewRow } from '#shared/contract/inspection.ts';
import { MemoryBlocks } from '../read/sample.ts';
import type { Dialect } from '../read/dialect.ts';
import { RecordScanner } from '../read/scanner.ts';
import type { SampledColumn } from '../map/propose.ts';

/** Data rows that columns are proposed from, and rows of the first preview. */
const SAMPLE_ROWS = 1000;
const HEAD_ROWS = 50;

export interface SampledRows {
  readonly columns: readonly SampledColumn[];
  readonly head: readonly PreviewRow[];
}

/** The first data rows of a sample by column; the sample begins behind `linesBefore` lines of its file. */
export function sampleColumns(
  sample: Uint8Array,
  dialect: Dialect,
  names: readonly string[],
  firstRecord: number,
  linesBefore: number,
): SampledRows {
  const scanner = new RecordScanner(new MemoryBlocks(sample), dialect);
  const values = names.map((): string[] => []);
  const head: PreviewRow[] = [];
  let rows = 0;
  for (let i = 0; rows < SAMPLE_ROWS && scanner.next(); i += 1) {
    if (i < firstRecord || scanner.blank) continue;
    const cells = scanner.texts();
    if (head.length < HEAD_ROWS) head.push({ line: linesBefore + scanner.line, cells });
    rows += 1;
    values.forEach((column, index) => {
      const cell = cells[index]?.trim() ?? '';
      if (cell !== '') column.push(cell);
    });
  }
  const columns = names.map((name, index): SampledColumn => {
    const own = values[index] ?? [];
    return { name, values: own, distinct: new Set(own), rows };
  });
  return { columns, head };
}
