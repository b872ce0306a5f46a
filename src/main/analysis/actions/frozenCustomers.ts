import type { Marks } from '#main/engine/index.ts';
import { pickTexts, TextHolders, type Ledger } from '#main/snapshot/index.ts';
import type { PackedTexts } from '#main/store/index.ts';

/** Stored ids of the marked customers, in the order of the ledger. */
export function idsOfMarked({ customers }: Ledger, marks: Marks): PackedTexts {
  return pickTexts(customers, marked(marks));
}

/** Places that are marked, ascending. */
function marked(marks: Marks): Uint32Array {
  const places = new Uint32Array(marks.length);
  let count = 0;
  for (let c = 0; c < marks.length; c++) if (marks[c] !== 0) places[count++] = c;
  return places.slice(0, count);
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
  readonly #ids = new TextHolders('exact');
  readonly #count: number;

  constructor({ customers, aliases }: Ledger) {
    this.#count = customers.count;
    this.#ids.add(
      customers,
      Int32Array.from({ length: customers.count }, (_, c) => c),
    );
    this.#ids.add(aliases.texts, Int32Array.from(aliases.customer));
  }

  find(frozen: PackedTexts): FoundCustomers {
    const marks = new Uint8Array(this.#count);
    let [gone, joined] = [0, 0];
    for (const customer of this.#ids.find(frozen)) {
      if (customer < 0) gone++;
      else if (marks[customer] === 1) joined++;
      else marks[customer] = 1;
    }
    return { customers: marked(marks), gone, joined };
  }
}
