import { isLedgerKind } from '#shared/domain/importKinds.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  ByteDictionary,
  type BatchRecord,
  type PackedTexts,
  type Store,
} from '#main/store/index.ts';
import { internAll, wholeColumn } from './batchCodes.ts';
import { Growing } from './growing.ts';
import type { IdentityEvidence, KeyPairs } from './identityLinks.ts';
import {
  isMaskedText,
  KEY_KINDS,
  keysOfBatch,
  type KeyKind,
  type KeysOfBatch,
} from './identitySources.ts';

/** The evidence of all batches, with the texts of its ids. */
export interface GatheredEvidence extends IdentityEvidence {
  /** Customers of the ledger first, with their codes; then ids of files of customers alone. */
  readonly dictionary: ByteDictionary;
  /** For each id the first batch that has it. */
  readonly batch: Int32Array;
}

/** A batch that may know who is who. */
export interface IdentitySource {
  readonly batch: BatchRecord;
  readonly keys: KeysOfBatch;
  /** Dictionaries of the columns of keys that it has and that are not masked. */
  readonly texts: Readonly<Record<KeyKind, PackedTexts | undefined>>;
}

/**
 * Reads which phones and e-mails stand beside which ids in the complete batches of orders and of
 * customers; undefined when no batch has a phone or e-mail beside an id, so that nothing can link.
 *
 * @param customers the ids of the ledger in order of first appearance
 * @throws AppError CANCELLED on request
 */
export function gatherEvidence(
  store: Store,
  customers: PackedTexts,
  control: JobControl,
): GatheredEvidence | undefined {
  const sources = identitySources(store);
  if (!sources.some(({ texts }) => texts.phone ?? texts.email)) return undefined;
  const dictionary = new ByteDictionary();
  internAll(customers, dictionary);
  const found = { phone: new PairsOfKind(), email: new PairsOfKind() };
  const firstBatch = new Growing(Int32Array);
  const fillUp = (): void => {
    while (firstBatch.length < dictionary.size) firstBatch.push(-1);
  };
  fillUp();
  for (const { batch, keys, texts } of sources) {
    const names = store.batches.dictionary(batch.id, 'customer');
    if (names === undefined) continue;
    const ids = internAll(names, dictionary);
    fillUp();
    // Unknown is -1, so that adding sets it.
    for (const id of ids) if (firstBatch.at(id) < 0) firstBatch.addAt(id, batch.id + 1);
    if (keys.customer !== undefined) found[keys.customer].addOwn(ids, names);
    const customer = wholeColumn(store, batch, 'customer');
    for (const kind of KEY_KINDS) {
      control.check();
      const column = texts[kind] && wholeColumn(store, batch, kind);
      if (texts[kind] && column && customer) {
        found[kind].addRows(customer, ids, column, texts[kind]);
      }
    }
  }
  return {
    ids: dictionary.size,
    phone: found.phone.take(),
    email: found.email.take(),
    dictionary,
    batch: firstBatch.take(),
  };
}

/** The complete batches of orders and of customers, in the order of their imports. */
export function identitySources(store: Store): IdentitySource[] {
  return store.batches
    .sources()
    .filter(({ kind }) => isLedgerKind(kind) || kind === 'customers')
    .map((batch) => {
      const keys = keysOfBatch(batch);
      const textsOf = (kind: KeyKind): PackedTexts | undefined =>
        keys.masked.has(kind) ? undefined : store.batches.dictionary(batch.id, kind);
      return { batch, keys, texts: { phone: textsOf('phone'), email: textsOf('email') } };
    });
}

/** Collects the pairs of one kind of key, nearly without repeats. */
class PairsOfKind {
  readonly #keys = new ByteDictionary();
  readonly #id = new Growing(Int32Array);
  readonly #key = new Growing(Int32Array);
  /** 1 for keys that one file gives to two ids. */
  readonly #ambiguous = new Growing(Int32Array);

  /** Ids that are keys themselves. */
  addOwn(ids: Int32Array, texts: PackedTexts): void {
    const keys = this.#intern(texts);
    for (let i = 0; i < ids.length; i++) {
      if ((keys[i] as number) >= 0) this.#add(ids[i] as number, keys[i] as number);
    }
  }

  /** Rows of a batch: its codes of customers and keys, and what they are here. */
  addRows(
    customer: ArrayLike<number>,
    ids: Int32Array,
    column: ArrayLike<number>,
    texts: PackedTexts,
  ): void {
    const keys = this.#intern(texts);
    const lastKey = new Int32Array(ids.length).fill(-1);
    const holder = new Int32Array(keys.length).fill(-1);
    for (let row = 0; row < customer.length; row++) {
      const who = customer[row] as number;
      const what = column[row] as number;
      // A customer's rows mostly repeat the key: only what is new beside the last is a pair.
      if (who < 0 || what < 0 || lastKey[who] === what) continue;
      lastKey[who] = what;
      const key = keys[what] as number;
      if (key < 0) continue;
      if (holder[what] === -1) holder[what] = who;
      else if (holder[what] !== who && this.#ambiguous.at(key) === 0) {
        this.#ambiguous.addAt(key, 1);
      }
      this.#add(ids[who] as number, key);
    }
  }

  take(): KeyPairs {
    const ambiguous = Uint8Array.from(this.#ambiguous.take());
    return { id: this.#id.take(), key: this.#key.take(), ambiguous };
  }

  #add(id: number, key: number): void {
    this.#id.push(id);
    this.#key.push(key);
  }

  /** Codes of keys; -1 for the masked. */
  #intern(texts: PackedTexts): Int32Array {
    const codes = new Int32Array(texts.count);
    for (let i = 0; i < codes.length; i++) {
      const [start, end] = [texts.offsets[i] as number, texts.offsets[i + 1] as number];
      codes[i] = isMaskedText(texts.bytes, start, end)
        ? -1
        : this.#keys.intern(texts.bytes, start, end);
    }
    while (this.#ambiguous.length < this.#keys.size) this.#ambiguous.push(0);
    return codes;
  }
}
