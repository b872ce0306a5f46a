import {
  buyersOf,
  daysFrom,
  leadsOf,
  yearlyOrders,
  type YearlyBuyer,
} from '#test/fixtures/yearlyBuyers.ts';
import { sum } from '#test/support/statistics.ts';

/** What every figure is reckoned from again. */
export const ORDERS = yearlyOrders(260, 7);
export const BUYERS = buyersOf(ORDERS);
export const LEADS = leadsOf(BUYERS);
export const NET = sum(BUYERS.map(({ net }) => net));

/** What the test types. */
export const LIMITS = {
  recencyDays: [120, 400],
  frequency: [2, 500],
  monetary: [400, 1000],
} as const;
export const TIERS = { highFrom: 1000, midFrom: 300 } as const;
export const CONTRACT = { perPeriod: 1000, periods: 12, renewal: 80 } as const;
/** A cohort of P. Fader and B. Hardie (2007), "high end", with the estimates that they give for it. */
export const SURVIVORS = {
  counts: '1000, 869, 743, 653, 593, 551, 517, 491',
  alpha: 0.668,
  beta: 3.806,
} as const;

/** Buyers by the channel of their orders. */
export function heads(channel: string): number {
  return BUYERS.filter((buyer) => buyer.channel === channel).length;
}

/** Buyers of high, middle and low value. */
export function tiersOf(): readonly (readonly YearlyBuyer[])[] {
  return [
    BUYERS.filter(({ net }) => net >= TIERS.highFrom),
    BUYERS.filter(({ net }) => net >= TIERS.midFrom && net < TIERS.highFrom),
    BUYERS.filter(({ net }) => net < TIERS.midFrom),
  ];
}

/** True if a customer with these orders has the scores on a day, by the fixed limits. */
export function isScored(
  dates: readonly string[],
  day: string,
  r: string | undefined,
  f: string | undefined,
): boolean {
  const known = dates.filter((date) => date <= day);
  const latest = known.at(-1);
  if (latest === undefined) return false;
  const silent = daysFrom(latest, day);
  const recency = 3 - LIMITS.recencyDays.filter((limit) => silent > limit).length;
  const frequency = 1 + LIMITS.frequency.filter((limit) => known.length > limit).length;
  return String(recency) === r && String(frequency) === f;
}
