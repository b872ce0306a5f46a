import type { PlanColumn } from '#shared/contract/importPlan.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { RowChunk, TextCells } from '../storing/rowChunk.ts';
import type { RowShape } from '../storing/rowStore.ts';
import type { ImportField } from '#shared/domain/importKinds.ts';
import { IdCell } from './idCell.ts';

/** A column of texts with its place in the file and its name in the store. */
export interface TextColumn {
  readonly index: number;
  readonly column: PlanColumn;
  readonly name: string;
}

/** Fields whose values are numbers and codes, no words: the same in half and in full width. */
const NUMBERED: ReadonlySet<ImportField> = new Set(['customer_id', 'order_id', 'event_id']);

/** The column as the store of rows takes it. */
export function keptText({ name, column }: TextColumn): RowShape['texts'][number] {
  const { action, personal, values } = column;
  return { name, keeping: { action, personal, ...(values && { values }) } };
}

/** Cleans the texts of a record and writes them into a chunk. */
export class TextColumns {
  /** True if the first text of the record last written was empty. */
  firstIsEmpty = false;
  readonly #indices: Int32Array;
  readonly #cells: readonly IdCell[];
  #targets: readonly TextCells[] = [];

  constructor(columns: readonly TextColumn[]) {
    this.#indices = Int32Array.from(columns, ({ index }) => index);
    this.#cells = columns.map(
      ({ column: { field, dropPointZero } }) =>
        new IdCell(dropPointZero === true, field !== null && NUMBERED.has(field)),
    );
  }

  useChunk(chunk: RowChunk): void {
    this.#targets = chunk.texts;
  }

  /** Writes row `row`; true if a text was cleaned. */
  write(scanner: RecordScanner, row: number): boolean {
    let changed = false;
    for (let i = 0; i < this.#cells.length; i += 1) {
      const cell = this.#cells[i] as IdCell;
      scanner.cell(this.#indices[i] as number);
      const present = cell.read(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
      const end = present ? cell.end : cell.start;
      (this.#targets[i] as TextCells).add(row, cell.bytes, cell.start, end);
      if (i === 0) this.firstIsEmpty = !present;
      changed ||= cell.changed;
    }
    return changed;
  }
}
