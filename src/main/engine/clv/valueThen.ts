import type { EngineControl } from '../control.ts';
import { partsOf } from './channelModel.ts';
import { clvTimes } from './clvTimes.ts';
import type { ClvResult } from './fitClv.ts';
import { spendModel } from './spend.ts';
import type { PurchaseSummary } from './summary.ts';
import { tableOrders } from './tableOrders.ts';

/**
 * The value that the models of today give to the customers as they stood on an earlier day: parameters
 * are not fitted anew, so that a difference comes from what a customer did and not from another fit.
 *
 * @param then purchases up to the earlier day, of the same customers
 * @returns discounted value within the horizon from that day on by customer, minor units of revenue;
 * NaN for one who had not ordered by then.
 */
export function valueThen(
  then: PurchaseSummary,
  { settings, orders: fitted, gammaGamma, fallbackSpend }: ClvResult,
  control?: EngineControl,
): Float64Array {
  const values = new Float64Array(then.frequency.length).fill(Number.NaN);
  const times = clvTimes(then, settings);
  if (times.buyers.length === 0) return values;
  const spend = spendModel(gammaGamma, fallbackSpend, settings.minorPerMajor);
  for (const part of partsOf(fitted, times, settings.kinds)) {
    const { customers, table } = part;
    const { discounted } = tableOrders(part, times.ask, control);
    for (let i = 0; i < customers.length; i++) {
      const c = customers[i] as number;
      const perOrder = spend(then.frequency[c] as number, then.meanValue[c] as number).spend;
      values[c] = (discounted[table.rowOf[i] as number] as number) * perOrder;
    }
  }
  return values;
}
