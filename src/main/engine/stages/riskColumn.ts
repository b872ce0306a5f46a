import { RISK_TIERS, riskTierOf } from '#shared/domain/playbook.ts';
import { NO_STAGE } from '#shared/domain/stageSchemes.ts';

/** Points of a customer who will not order. */
const CERTAIN = 100;

/** The risk score of a customer, 0 to 100: the chance of no order within the horizon (6.03). */
export function riskScore(chance: number): number {
  return CERTAIN * (1 - chance);
}

/**
 * Tier of the risk score by customer as its place in {@link RISK_TIERS}, `NO_STAGE` for one without a counting order.
 * @param chance of an order within the horizon, 0 to 1, NaN for none
 */
export function riskColumn(chance: Float64Array, orders: Int32Array): Uint8Array {
  return Uint8Array.from(chance, (one, c) => {
    if (orders[c] === 0 || Number.isNaN(one)) return NO_STAGE;
    const tier = riskTierOf(riskScore(one));
    return RISK_TIERS.findIndex(({ id }) => id === tier);
  });
}
