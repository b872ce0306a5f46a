import type { BasketColumns, GoodsKind } from '#shared/domain/goods.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { PackedTexts } from '#main/store/index.ts';
import { firstGoods, goodsSpread, type GoodsSpread } from '#main/engine/index.ts';
import { basketAt, type Ledger, type LedgerGoods } from '#main/snapshot/index.ts';

/** The orders of one day, and what those of the ledger hold. */
export interface GoodsSource {
  readonly ledger: () => Ledger;
  readonly held: (kind: GoodsKind) => LedgerGoods | undefined;
  /** Counting orders at the day. */
  readonly orders: () => OrderColumns;
  readonly asOf: number;
}

/**
 * What customers buy as of one day: computed when first asked and kept, a kind at a time. Everything is
 * undefined for a kind that no line names.
 */
export class CustomerGoods {
  readonly #source: GoodsSource;
  readonly #baskets = new Map<GoodsKind, BasketColumns | undefined>();
  readonly #first = new Map<GoodsKind, Uint32Array | undefined>();
  readonly #spread = new Map<GoodsKind, GoodsSpread | undefined>();

  constructor(source: GoodsSource) {
    this.#source = source;
  }

  /** Names by code; entry 0 is the empty text, unknown. */
  names(kind: GoodsKind): PackedTexts | undefined {
    return this.#source.held(kind)?.names;
  }

  /** What the counting orders hold. */
  basket(kind: GoodsKind): BasketColumns | undefined {
    return keptIn(this.#baskets, kind, () => {
      const held = this.#source.held(kind);
      return held && basketAt(this.#source.ledger(), held, this.#source.asOf);
    });
  }

  /** Code of each customer's first order. */
  first(kind: GoodsKind): Uint32Array | undefined {
    return keptIn(this.#first, kind, () => {
      const basket = this.basket(kind);
      return basket && firstGoods(this.#source.orders(), basket);
    });
  }

  /** How many different ones each customer bought, and which one mostly. */
  spread(kind: GoodsKind): GoodsSpread | undefined {
    return keptIn(this.#spread, kind, () => {
      const basket = this.basket(kind);
      return basket && goodsSpread(this.#source.orders(), basket);
    });
  }
}

function keptIn<T>(kept: Map<GoodsKind, T>, kind: GoodsKind, make: () => T): T {
  if (!kept.has(kind)) kept.set(kind, make());
  return kept.get(kind) as T;
}
