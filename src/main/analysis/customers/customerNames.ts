import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import { maskPersonal } from '#main/privacy/index.ts';
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
 * they were asked to show it; result tables print it as stored, as the contract of the command line says.
 */
export class CustomerNames {
  readonly #ledger: Ledger;
  readonly #kindOf: (customer: number) => PersonalKind | undefined;

  constructor(store: Store, ledger: Ledger) {
    this.#ledger = ledger;
    this.#kindOf = keptIds(store, ledger.customers);
  }

  /** As the screens show it. */
  shown(customer: number, plain: boolean): ShownValue {
    return shownValue(this.#kindOf(customer), textAt(this.#ledger.customers, customer), plain);
  }
}
