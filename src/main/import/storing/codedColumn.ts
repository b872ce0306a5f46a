import type { PlanColumn } from '#shared/contract/importPlan.ts';
import { storedNames, type ValueNames } from '#shared/domain/valueNames.ts';
import { ByteDictionary } from '#main/store/index.ts';
import {
  maskPersonal,
  normaliseAscii,
  normalisePersonal,
  Pseudonymiser,
  tagPersonal,
  TOKEN_BYTES,
  type TokenType,
} from '#main/privacy/index.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** What of a plan's column decides how its values are kept. */
export type TextKeeping = Pick<PlanColumn, 'action'> &
  Partial<Pick<PlanColumn, 'personal' | 'values'>>;

/** Code of what is stored for a value as written. */
type Convert = (bytes: Uint8Array, start: number, end: number) => number;

/**
 * A column of ids or words as codes into a dictionary of this batch. What the dictionary holds is
 * decided by the column's privacy action: the value as written or the name it was given, its pseudonym, its
 * masked form, or the text with tags for what is personal in it; a value that is not kept never leaves this object.
 */
export class CodedColumn {
  readonly dictionary = new ByteDictionary();
  readonly #convert: Convert | undefined;
  /** Values as written, and the code of what is stored for each. */
  readonly #written = new ByteDictionary();
  #stored = new Int32Array(1024);
  #known = 0;
  /** True while no two writings became one: then a value's code is its place among the writings. */
  #same = true;

  /** `key` is the workspace's pseudonym key. */
  constructor({ action, personal, values }: TextKeeping, key: Uint8Array) {
    if (action === 'pseudonymise') {
      this.#convert = this.#pseudonyms(key, personal ?? 'id', values === undefined);
    } else if (action === 'mask') {
      const kind = personal ?? 'account';
      this.#convert = this.#rewrites((value) => maskPersonal(kind, value));
    } else if (action === 'tag') {
      this.#convert = this.#rewrites(tagPersonal);
    }
    if (values !== undefined) this.#convert = this.#named(values, this.#convert);
  }

  /** Codes of cleaned cells, -1 for the empty ones; arguments as {@link ByteDictionary.internCells}. */
  code(bytes: Uint8Array, ends: Int32Array, codes: Int32Array): void {
    if (this.#convert === undefined) {
      this.dictionary.internCells(bytes, ends, codes);
      return;
    }
    this.#written.internCells(bytes, ends, codes);
    this.#convertNew(this.#convert);
    if (this.#same) return;
    for (let i = 0; i < codes.length; i++) {
      const written = codes[i] as number;
      if (written >= 0) codes[i] = this.#stored[written] as number;
    }
  }

  /** Finds what is stored for the writings that came since the last time. */
  #convertNew(convert: Convert): void {
    const { count, offsets, bytes } = this.#written.pack();
    if (count > this.#stored.length) {
      const larger = new Int32Array(Math.max(count, this.#stored.length * 2));
      larger.set(this.#stored);
      this.#stored = larger;
    }
    for (; this.#known < count; this.#known += 1) {
      const written = this.#known;
      const code = convert(bytes, offsets[written] as number, offsets[written + 1] as number);
      this.#stored[written] = code;
      if (code !== written) this.#same = false;
    }
  }

  /** Puts the name of a value in its place before anything else is done with it. */
  #named(values: ValueNames, convert: Convert | undefined): Convert {
    const names = new Map(
      [...storedNames(values)].map(([value, name]) => [value, encoder.encode(name)]),
    );
    const next: Convert =
      convert ?? ((bytes, start, end) => this.dictionary.intern(bytes, start, end));
    return (bytes, start, end) => {
      const name = names.get(decoder.decode(bytes.subarray(start, end)));
      return name === undefined ? next(bytes, start, end) : next(name, 0, name.length);
    };
  }

  /** `distinct` says that no value comes twice. */
  #pseudonyms(key: Uint8Array, type: TokenType, distinct: boolean): Convert {
    const tokens = new Pseudonymiser(key, type);
    const token = new Uint8Array(TOKEN_BYTES);
    const scratch = new Uint8Array(256);
    // While every writing is its own normalised form, a new writing is a new token.
    let canonical = distinct;
    return (bytes, start, end) => {
      const length = normaliseAscii(type, bytes, start, end, scratch);
      canonical &&= length === end - start && equal(scratch, bytes, start, end);
      if (length >= 0) {
        tokens.write(scratch, 0, length, token);
        if (canonical) return this.dictionary.addNew(token, 0, TOKEN_BYTES);
      } else {
        const text = normalisePersonal(type, decoder.decode(bytes.subarray(start, end)));
        const normalised = encoder.encode(text);
        tokens.write(normalised, 0, normalised.length, token);
      }
      return this.dictionary.intern(token, 0, TOKEN_BYTES);
    };
  }

  #rewrites(rewrite: (value: string) => string): Convert {
    return (bytes, start, end) =>
      this.dictionary.internText(rewrite(decoder.decode(bytes.subarray(start, end))));
  }
}

function equal(scratch: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (scratch[i - start] !== bytes[i]) return false;
  return true;
}
