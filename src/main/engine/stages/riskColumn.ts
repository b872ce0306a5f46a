import { RISK_TIERS } from '#shared/domain/playbook.ts';
import { NO_STAGE } from '#shared/domain/stageSchemes.ts';

/** Points of a customer who will not order. */
const CERTAIN = 100;
/** Where the tiers begin. */
const FROM = RISK_TIERS.map(({ from }) => from);

/** The risk score of a customer, 0 to 100: the chance of no order within the horizon (6.03). */
export function riskScore(chance: number): number {
  return CERTAIN * (1 - chance);
}

/**
 * Tier of the risk score by customer as its place in {@link RISK_TIERS}, `NO_STAGE` for one without a counting order.
 * @param chance of an order within the horizon, 0 to 1, NaN for none
 */
export function riskColumn(chance: Float64Array, orders: Int32Array): Uint8Array {
  const column = new Uint8Array(chance.length).fill(NO_STAGE);
  for (let c = 0; c < column.length; c++) {
    const score = riskScore(chance[c] as number);
    if (orders[c] === 0 || Number.isNaN(score)) continue;
    let tier = 0;
    while (tier + 1 < FROM.length && score >= (FROM[tier + 1] as number)) tier++;
    column[c] = tier;
  }
  return column;
}
