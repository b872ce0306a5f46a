import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { ColumnArray } from '#main/store/index.ts';
import { CUSTOMER } from '../check/planColumns.ts';
import type { RowChunk } from '../storing/rowChunk.ts';
import type { LocalRowStore, RowTap } from '../storing/rowStore.ts';
import { keyColumns, type KeyColumns } from './keyColumns.ts';

const NUMBERS = ['day', 'line', 'amount'] as const;
const CODES = ['order', CUSTOMER] as const;

/** Keeps of the rows of a dry run what tells them apart from those of earlier batches. */
export class CheckedKeys implements RowTap {
  readonly #parts = new Map<string, ColumnArray[]>();

  numbers(chunk: RowChunk): void {
    for (const name of NUMBERS) {
      const column = chunk.numbersIf(name);
      if (column !== undefined) this.#keep(name, column.slice(0, chunk.rows));
    }
  }

  codes(name: string, codes: Int32Array): void {
    if (CODES.some((kept) => kept === name)) this.#keep(name, codes.slice());
  }

  /** The key columns of the whole file; `rows` has its texts. */
  columns(rows: LocalRowStore, { kind, money }: ImportPlan): KeyColumns | undefined {
    const source = { column: this.column.bind(this), dictionary: rows.texts.bind(rows) };
    return keyColumns(source, { kind, moneyDigits: money.digits });
  }

  /** The whole of a column that was kept. */
  column(name: string): ColumnArray | undefined {
    const parts = this.#parts.get(name);
    const [first] = parts ?? [];
    if (parts === undefined || first === undefined) return undefined;
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const whole = first instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #keep(name: string, part: ColumnArray): void {
    const parts = this.#parts.get(name);
    if (parts === undefined) this.#parts.set(name, [part]);
    else parts.push(part);
  }
}
