export { basketAt } from './basketAt.ts';
export { buildLedger } from './buildLedger.ts';
export { customerJoin, TextHolders, type CustomerJoin } from './customerJoin.ts';
export { goodsReader } from './goodsCache.ts';
export type { LedgerGoods } from './goodsOfOrders.ts';
export { currentLedger, ledgerKeys, ledgerOfVersion } from './ledgerCache.ts';
export { decideLink, identityRules, ledgerVersion, type IdentityRules } from './identityRules.ts';
export { IdentityReader } from './identityReview.ts';
export { defaultAsOf, type Ledger, type LedgerTotals } from './ledger.ts';
export {
  moneyTotalsAt,
  purchaseOrders,
  purchasesAt,
  snapshotAt,
  type MoneyTotals,
} from './snapshotAt.ts';
export { pickTexts } from './texts.ts';
export { timelineOf, type TimelineEntry } from './timeline.ts';
export { widen } from './widen.ts';
