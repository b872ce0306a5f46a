import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import { maskPersonal, normalisePersonal, Pseudonymiser } from '#main/privacy/index.ts';
import { keptIds, type Ledger } from '#main/snapshot/index.ts';
import { textAt, type Store } from '#main/store/index.ts';

/** A value as it may be shown, and whether a part of it is hidden. */
export interface ShownValue {
  readonly text: string;
  readonly masked: boolean;
}

/** A value of a column that keeps personal data of a kind (undefined: none), masked unless `plain`. */
export function shownValue(
  kind: PersonalKind | undefined,
  text: string,
  plain: boolean,
): ShownValue {
  if (kind === undefined || plain) return { text, masked: false };
  return { text: maskPersonal(kind, text), masked: true };
}

/**
 * How customers are called outside the core. Pseudonyms and ids that are no personal data are called by what
 * is stored. An id that is a phone, e-mail or name which the user chose to keep is masked on the screens unless
 * they were asked to show it, and is its pseudonym in the tables.
 */
export class CustomerNames {
  readonly #ledger: Ledger;
  readonly #kindOf: (customer: number) => PersonalKind | undefined;
  readonly #key: () => Uint8Array;
  readonly #tokens = new Map<PersonalKind, Pseudonymiser>();

  constructor(store: Store, ledger: Ledger) {
    this.#ledger = ledger;
    this.#kindOf = keptIds(store, ledger.customers);
    this.#key = () => store.pseudonymKey();
  }

  /** As the screens show it. */
  shown(customer: number, plain: boolean): ShownValue {
    return shownValue(this.#kindOf(customer), textAt(this.#ledger.customers, customer), plain);
  }

  /** As tables hold it: the same text for the same customer in every table and run of a workspace. */
  inTable(customer: number, plain: boolean): string {
    const text = textAt(this.#ledger.customers, customer);
    const kind = this.#kindOf(customer);
    if (kind === undefined || plain) return text;
    return this.#tokensOf(kind).token(normalisePersonal(kind, text));
  }

  #tokensOf(kind: PersonalKind): Pseudonymiser {
    const tokens = this.#tokens.get(kind) ?? new Pseudonymiser(this.#key(), kind);
    this.#tokens.set(kind, tokens);
    return tokens;
  }
}
