import { CodeSums } from '#shared/domain/codeSums.ts';
import type { BasketColumns } from '#shared/domain/goods.ts';
import type { LedgerGoods } from './goodsOfOrders.ts';
import { Growing } from './growing.ts';
import type { Ledger } from './ledger.ts';
import { countingPlaces } from './snapshotAt.ts';

/**
 * What the counting orders of a snapshot hold at its analysis date: lines of later days have no effect.
 * Orders are numbered as in `snapshotAt(ledger, asOf)`.
 */
export function basketAt(ledger: Ledger, goods: LedgerGoods, asOf: number): BasketColumns {
  const places = countingPlaces(ledger, asOf);
  const parts = new CodeSums(goods.names.count);
  const mixed = new Growing(Uint32Array);
  const start = new Growing(Uint32Array);
  const code = new Growing(Uint32Array);
  const value = new Growing(Float64Array);
  let o = 0;
  for (let m = 0; m < goods.mixed.length; m++) {
    const place = goods.mixed[m] as number;
    if (places) while (o < places.length && (places[o] as number) < place) o++;
    else o = place;
    if (places && places[o] !== place) continue;
    const until = asOf - (ledger.orders.day[place] as number);
    for (let i = goods.start[m] as number; i < (goods.start[m + 1] as number); i++) {
      if ((goods.later[i] as number) > until) continue;
      parts.add(goods.code[i] as number, goods.amount[i] as number);
    }
    mixed.push(o);
    start.push(code.length);
    parts.take((named, sum) => {
      code.push(named);
      value.push(ledger.hasAmounts ? sum : 1);
    });
  }
  start.push(code.length);
  return {
    names: goods.names.count,
    hasAmounts: ledger.hasAmounts,
    lead: places ? places.map((place) => goods.lead[place] as number) : goods.lead,
    mixed: mixed.take(),
    start: start.take(),
    code: code.take(),
    value: value.take(),
    again: places ? againAmong(goods.again, places) : goods.again,
  };
}

/** Orders of the snapshot that nothing tells from the one before it there. */
function againAmong(again: Uint32Array, places: Uint32Array): Uint32Array {
  const out = new Growing(Uint32Array);
  let o = 0;
  let chain = -1;
  for (let k = 0; k < again.length; k++) {
    const place = again[k] as number;
    // Neighbours that are alike form a chain; its first one is not listed.
    if (k === 0 || again[k - 1] !== place - 1) chain = place - 1;
    while (o < places.length && (places[o] as number) < place) o++;
    if (places[o] === place && o > 0 && (places[o - 1] as number) >= chain) out.push(o);
  }
  return out.take();
}
