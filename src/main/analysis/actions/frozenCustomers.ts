import type { Marks } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import { ByteDictionary, type PackedTexts } from '#main/store/index.ts';

/** Stored ids of the marked customers, in the order of the ledger. */
export function idsOfMarked({ customers }: Ledger, marks: Marks): PackedTexts {
  const { offsets, bytes } = customers;
  let count = 0;
  let size = 0;
  for (let c = 0; c < marks.length; c++) {
    if (marks[c] === 0) continue;
    count++;
    size += (offsets[c + 1] as number) - (offsets[c] as number);
  }
  const ids = { count, offsets: new Uint32Array(count + 1), bytes: new Uint8Array(size) };
  let at = 0;
  let end = 0;
  for (let c = 0; c < marks.length; c++) {
    if (marks[c] === 0) continue;
    const id = bytes.subarray(offsets[c], offsets[c + 1]);
    ids.bytes.set(id, end);
    end += id.length;
    ids.offsets[++at] = end;
  }
  return ids;
}

/** Frozen customers as they are in the data now. */
export interface FoundCustomers {
  /** Indices in the ledger, ascending, each once. */
  readonly customers: Uint32Array;
  /** Frozen ids that no file has any more. */
  readonly gone: number;
  /** Frozen ids that now belong to a customer who is among the frozen ones already. */
  readonly joined: number;
}

/** Finds customers of a ledger by the ids that they go by, or were linked by. */
export class CustomerFinder {
  readonly #count: number;
  readonly #ids = new ByteDictionary();
  /** Customer by code of an id. */
  readonly #customerOf: Uint32Array;
  /** Codes below it are ids of the ledger. */
  readonly #known: number;

  constructor({ customers, aliases }: Ledger) {
    this.#count = customers.count;
    this.#customerOf = new Uint32Array(customers.count + aliases.texts.count);
    eachText(customers, (start, end, c) => {
      this.#customerOf[this.#ids.intern(customers.bytes, start, end)] = c;
    });
    // An id that a customer goes by stays his, also where another one was once linked by it.
    eachText(aliases.texts, (start, end, a) => {
      const known = this.#ids.size;
      const code = this.#ids.intern(aliases.texts.bytes, start, end);
      if (code >= known) this.#customerOf[code] = aliases.customer[a] as number;
    });
    this.#known = this.#ids.size;
  }

  find(frozen: PackedTexts): FoundCustomers {
    const marks = new Uint8Array(this.#count);
    let [found, gone, joined] = [0, 0, 0];
    eachText(frozen, (start, end) => {
      // An id that is new to the dictionary gets a code beyond those of the ledger.
      const code = this.#ids.intern(frozen.bytes, start, end);
      if (code >= this.#known) gone++;
      else if (marks[this.#customerOf[code] as number] === 1) joined++;
      else {
        marks[this.#customerOf[code] as number] = 1;
        found++;
      }
    });
    const customers = new Uint32Array(found);
    let at = 0;
    for (let c = 0; c < marks.length; c++) if (marks[c] === 1) customers[at++] = c;
    return { customers, gone, joined };
  }
}

function eachText(
  { count, offsets }: PackedTexts,
  take: (start: number, end: number, i: number) => void,
): void {
  for (let i = 0; i < count; i++) take(offsets[i] as number, offsets[i + 1] as number, i);
}
