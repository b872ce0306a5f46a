import type { PlanColumn } from '#shared/contract/imports.ts';
import { ByteDictionary } from '#main/store/index.ts';
import {
  maskPersonal,
  normaliseAscii,
  normalisePersonal,
  Pseudonymiser,
  TOKEN_BYTES,
  type TokenType,
} from '#main/privacy/index.ts';
import { IdCell } from './idCell.ts';

/**
 * A column of ids or words as codes into a dictionary of this batch. What the dictionary holds is
 * decided by the column's privacy action: the value as written, its pseudonym, or its masked form;
 * a value that is not kept never leaves this object.
 */
export class CodedColumn {
  readonly dictionary = new ByteDictionary();
  /** True if the last cell was cleaned. */
  changed = false;
  readonly #cell: IdCell;
  readonly #convert: ((text: Uint8Array, start: number, end: number) => number) | undefined;
  /** Values as written, and the code of what is stored for each. */
  readonly #written = new ByteDictionary();
  #codes = new Int32Array(1024);

  constructor(column: PlanColumn, key: Uint8Array) {
    this.#cell = new IdCell(column.dropPointZero === true);
    if (column.action === 'pseudonymise') {
      this.#convert = this.#pseudonyms(key, column.personal ?? 'id');
    } else if (column.action === 'mask') {
      this.#convert = this.#masks(column.personal ?? 'account');
    }
  }

  /** Code of a cell, -1 if it holds nothing. */
  code(bytes: Uint8Array, start: number, end: number): number {
    const cell = this.#cell;
    const present = cell.read(bytes, start, end);
    this.changed = cell.changed;
    if (!present) return -1;
    if (this.#convert === undefined) return this.dictionary.intern(bytes, cell.start, cell.end);
    const written = this.#written.intern(bytes, cell.start, cell.end);
    if (written < this.#known) return this.#codes[written] as number;
    if (written === this.#codes.length) {
      const larger = new Int32Array(this.#codes.length * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    const code = this.#convert(bytes, cell.start, cell.end);
    this.#codes[written] = code;
    this.#known = written + 1;
    return code;
  }

  #known = 0;

  #pseudonyms(key: Uint8Array, type: TokenType): (b: Uint8Array, s: number, e: number) => number {
    const tokens = new Pseudonymiser(key, type);
    const token = new Uint8Array(TOKEN_BYTES);
    const scratch = new Uint8Array(256);
    const decoder = new TextDecoder();
    const encoder = new TextEncoder();
    return (bytes, start, end) => {
      const length = normaliseAscii(type, bytes, start, end, scratch);
      if (length >= 0) {
        tokens.write(scratch, 0, length, token);
      } else {
        const text = normalisePersonal(type, decoder.decode(bytes.subarray(start, end)));
        const normalised = encoder.encode(text);
        tokens.write(normalised, 0, normalised.length, token);
      }
      return this.dictionary.intern(token, 0, TOKEN_BYTES);
    };
  }

  #masks(
    kind: Parameters<typeof maskPersonal>[0],
  ): (b: Uint8Array, s: number, e: number) => number {
    const decoder = new TextDecoder();
    return (bytes, start, end) =>
      this.dictionary.internText(maskPersonal(kind, decoder.decode(bytes.subarray(start, end))));
  }
}
