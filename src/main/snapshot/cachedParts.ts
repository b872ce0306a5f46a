import type { ColumnArray, PackedTexts } from '#main/store/index.ts';
import { widen } from './widen.ts';

/** What the cache holds under one key. */
export type Parts = ReadonlyMap<string, ColumnArray | PackedTexts>;

/** The parts of one key by name, in the types their reader works with. */
export class CachedParts {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws TypeError for a part that is not there or holds texts */
  typed<T extends ColumnArray>(name: string, type: new (values: ArrayLike<number>) => T): T {
    const part = this.#parts.get(name);
    if (!ArrayBuffer.isView(part)) throw new TypeError(`part ${name}`);
    return widen(part, type);
  }

  /** @throws TypeError for a part that is not there or is a column */
  texts(name: string): PackedTexts {
    const part = this.#parts.get(name);
    if (!part || !('offsets' in part)) throw new TypeError(`part ${name}`);
    return part;
  }
}
