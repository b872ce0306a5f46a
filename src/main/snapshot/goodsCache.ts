import { GOODS_KINDS, type GoodsKind } from '#shared/domain/goods.ts';
import { detachedControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { buildWithGoods, type BuiltLedger } from './buildLedger.ts';
import { CachedParts, type Parts } from './cachedParts.ts';
import type { LedgerGoods } from './goodsOfOrders.ts';
import type { IdentityRules } from './identityRules.ts';

/** Part of the cache keys: rises when the rules or the form of what orders hold change. */
const GOODS_FORM = 1;

/** Stands for all kinds: with it, a kind that is not there is named by no line. */
function listKey(dataVersion: string): string {
  return `goods/${GOODS_FORM}/${dataVersion}`;
}

function goodsKey(dataVersion: string, kind: GoodsKind): string {
  return `${listKey(dataVersion)}/${kind}`;
}

/** Cache keys of what the orders of one state of the data hold. */
export function goodsKeys(dataVersion: string): string[] {
  return [listKey(dataVersion), ...GOODS_KINDS.map((kind) => goodsKey(dataVersion, kind))];
}

/** True if the cache knows what the orders hold, were it nothing. */
export function hasGoods(store: Store, dataVersion: string): boolean {
  return store.cache.get(listKey(dataVersion)) !== undefined;
}

/** Puts what the orders hold into the cache, each kind by itself: most questions are about one. */
export function keepGoods(store: Store, dataVersion: string, goods: BuiltLedger['goods']): void {
  for (const kind of GOODS_KINDS) {
    const held = goods(kind);
    if (held) store.cache.put(goodsKey(dataVersion, kind), partsOf(held));
  }
  store.cache.put(listKey(dataVersion), new Map());
}

/**
 * What the orders of one state of the data hold, by kind; undefined where no line names anything of it.
 * Read when first asked: from the cache, or anew from the lines, which takes as long as building the ledger.
 */
export function goodsReader(
  store: Store,
  dataVersion: string,
  rules: () => IdentityRules,
): (kind: GoodsKind) => LedgerGoods | undefined {
  const held = new Map<GoodsKind, LedgerGoods | undefined>();
  return (kind) => {
    if (held.has(kind)) return held.get(kind);
    if (hasGoods(store, dataVersion)) held.set(kind, cachedGoods(store, dataVersion, kind));
    else {
      const { goods } = buildWithGoods(store, detachedControl(), rules());
      for (const each of GOODS_KINDS) held.set(each, goods(each));
    }
    return held.get(kind);
  };
}

function cachedGoods(store: Store, dataVersion: string, kind: GoodsKind): LedgerGoods | undefined {
  const parts = store.cache.get(goodsKey(dataVersion, kind));
  return parts && goodsFrom(parts);
}

function partsOf({ names, lead, mixed, start, code, amount, later, again }: LedgerGoods): Parts {
  return new Map<string, LedgerGoods[keyof LedgerGoods]>([
    ['names', names],
    ['lead', lead],
    ['mixed', mixed],
    ['start', start],
    ['code', code],
    ['amount', amount],
    ['later', later],
    ['again', again],
  ]);
}

function goodsFrom(parts: Parts): LedgerGoods {
  const held = new CachedParts(parts);
  const u32 = (name: string) => held.typed(name, Uint32Array);
  return {
    names: held.texts('names'),
    lead: u32('lead'),
    mixed: u32('mixed'),
    start: u32('start'),
    code: u32('code'),
    amount: held.typed('amount', Float64Array),
    later: u32('later'),
    again: u32('again'),
  };
}
