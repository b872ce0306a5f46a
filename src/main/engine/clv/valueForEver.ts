import { DAYS_PER_YEAR } from '#shared/domain/calendar.ts';
import type { EngineControl } from '../control.ts';
import { partsOf } from './channelModel.ts';
import { clvTimes } from './clvTimes.ts';
import type { ClvResult } from './fitClv.ts';
import { spendModel } from './spend.ts';
import type { PurchaseSummary } from './summary.ts';
import { ordersForEver } from './tableOrders.ts';

/**
 * Value of all that the customers will still order, without an end to the horizon: Fader, Hardie and Lee
 * (2005), with the discounted orders of every model. Under a calendar profile years are as long as they are,
 * so it changes nothing here; the pace of the coming time is taken to last.
 *
 * @returns sum over the customers, minor units of revenue, discounted to the analysis date; undefined without
 *   a discount, where it need have no end
 */
export function valueForEver(
  summary: PurchaseSummary,
  { settings, orders: fitted, gammaGamma, fallbackSpend }: ClvResult,
  control?: EngineControl,
): number | undefined {
  const { yearlyRate, pace, kinds, minorPerMajor } = settings;
  if (yearlyRate === 0) return undefined;
  const times = clvTimes(summary, settings);
  const delta = ((Math.log1p(yearlyRate) / DAYS_PER_YEAR) * times.unit) / pace;
  const ask = { ...times.ask, horizon: Number.POSITIVE_INFINITY, delta };
  const spend = spendModel(gammaGamma, fallbackSpend, minorPerMajor);
  let value = 0;
  for (const part of partsOf(fitted, { ...times, ask }, kinds)) {
    const orders = ordersForEver(part, delta, control);
    for (const [i, c] of part.customers.entries()) {
      const perOrder = spend(summary.frequency[c] as number, summary.meanValue[c] as number).spend;
      value += (orders[part.table.rowOf[i] as number] as number) * perOrder;
    }
  }
  return value;
}
