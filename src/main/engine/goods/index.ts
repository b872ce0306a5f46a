/** What counting orders hold: products or categories, by customer. */
export { firstGoods, goodsSpread, valueOfCode, type GoodsSpread } from './customerGoods.ts';
export { goodsByGroup, type GoodsByGroup } from './goodsByGroup.ts';
export { customerParts, type PartVisit } from './parts.ts';
