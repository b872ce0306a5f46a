import { LINK_CONFIDENCE } from '#shared/domain/identity.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { ByteDictionary, type PackedTexts, type Store } from '#main/store/index.ts';
import { internAll, wholeColumn } from './batchCodes.ts';
import { Growing } from './growing.ts';
import { identitySources } from './identityEvidence.ts';
import { isMaskedText, KEY_KINDS, type KeyKind } from './identitySources.ts';
import type { Ledger } from './ledger.ts';

/** Finds the customers of a ledger by what another file calls them. */
export interface CustomerJoin {
  /** Customer of each text, -1 for one that names none or more than one. */
  find(by: 'customer' | KeyKind, texts: PackedTexts): Int32Array;
}

const NOBODY = -1;
const SEVERAL = -2;

/**
 * Gathers by which ids, phones and e-mails the customers of a ledger are known (docs/identity.md), from
 * the batches of orders and of customers. A phone or e-mail that two customers have, or that is masked,
 * names nobody, and neither does a kind of key that is less sure than `leastConfidence`.
 *
 * @throws AppError CANCELLED on request
 */
export function customerJoin(
  store: Store,
  ledger: Ledger,
  leastConfidence: number,
  control: JobControl,
): CustomerJoin {
  const ids = new TextHolders();
  ids.add(
    ledger.customers,
    Int32Array.from({ length: ledger.customers.count }, (_, c) => c),
  );
  ids.add(ledger.aliases.texts, Int32Array.from(ledger.aliases.customer));
  const keys = { phone: new TextHolders(), email: new TextHolders() };
  for (const { batch, keys: own, texts } of identitySources(store)) {
    const names = store.batches.dictionary(batch.id, 'customer');
    if (names === undefined) continue;
    const customers = ids.find(names);
    if (own.customer !== undefined) keys[own.customer].add(names, customers);
    const customer = wholeColumn(store, batch, 'customer');
    for (const kind of KEY_KINDS) {
      control.check();
      const column = texts[kind] && wholeColumn(store, batch, kind);
      if (texts[kind] && column && customer) {
        keys[kind].addRows(texts[kind], column, customer, customers);
      }
    }
  }
  const sure = KEY_KINDS.filter((kind) => LINK_CONFIDENCE[kind] >= leastConfidence);
  return {
    find: (by, texts) => {
      // A file that knows its customers by phone alone calls them by it.
      const tried = [ids, ...sure.map((kind) => keys[kind])];
      const asked = by === 'customer' ? tried : sure.includes(by) ? [keys[by]] : [];
      const found = new Int32Array(texts.count).fill(NOBODY);
      for (const holders of asked) {
        const own = holders.find(texts);
        for (let i = 0; i < found.length; i++) if (found[i] === NOBODY) found[i] = own[i] as number;
      }
      return found;
    },
  };
}

/** Texts, each with the one customer, or lead, that it belongs to; a text of two belongs to nobody. */
export class TextHolders {
  readonly #texts = new ByteDictionary();
  readonly #holder = new Growing(Int32Array);
  readonly #keepsMasked: boolean;

  /** Masked texts name nobody, unless they are `exact`: ids that the ledger itself tells customers apart by. */
  constructor(kind: 'keys' | 'exact' = 'keys') {
    this.#keepsMasked = kind === 'exact';
  }

  /** `customers[i]` has text i; below 0 nobody has. */
  add(texts: PackedTexts, customers: Int32Array): void {
    const codes = this.#intern(texts);
    for (let i = 0; i < codes.length; i++) this.#hold(codes[i] as number, customers[i] as number);
  }

  /** Rows of a batch: its texts and customers by their codes in it. */
  addRows(
    texts: PackedTexts,
    column: ArrayLike<number>,
    customer: ArrayLike<number>,
    customers: Int32Array,
  ): void {
    const codes = this.#intern(texts);
    for (let row = 0; row < column.length; row++) {
      const [what, who] = [column[row] as number, customer[row] as number];
      if (what >= 0 && who >= 0) this.#hold(codes[what] as number, customers[who] as number);
    }
  }

  find(texts: PackedTexts): Int32Array {
    return this.#intern(texts).map((code) => {
      const holder = code < 0 ? NOBODY : this.#holder.at(code);
      return holder < 0 ? NOBODY : holder;
    });
  }

  #hold(code: number, customer: number): void {
    if (code < 0 || customer < 0) return;
    const holder = this.#holder.at(code);
    if (holder === NOBODY) this.#holder.set(code, customer);
    else if (holder !== customer) this.#holder.set(code, SEVERAL);
  }

  /** Codes of texts, -1 for the masked that name nobody. */
  #intern(texts: PackedTexts): Int32Array {
    const all = internAll(texts, this.#texts);
    const masked = this.#keepsMasked ? undefined : maskedOf(texts);
    const codes = masked ? all.map((code, i) => (masked[i] === 1 ? -1 : code)) : all;
    while (this.#holder.length < this.#texts.size) this.#holder.push(NOBODY);
    return codes;
  }
}

function maskedOf(texts: PackedTexts): Uint8Array {
  return Uint8Array.from({ length: texts.count }, (_, i) =>
    isMaskedText(texts.bytes, texts.offsets[i] as number, texts.offsets[i + 1] as number) ? 1 : 0,
  );
}
