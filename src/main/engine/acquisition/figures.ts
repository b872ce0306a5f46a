import type { MonthIndex } from '#shared/domain/calendar.ts';
import { lastDayOfMonth } from '#shared/domain/calendar.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { conversionOf } from './conversionAlert.ts';
import type { LineCosts } from './costs.ts';
import { RETENTION_DAYS, type LineSums, type MonthSums } from './lineSums.ts';

/** Fewest new customers for which figures are more than a hint. */
const FEWEST_CUSTOMERS = 10;
/** Months of acquisition whose early loss is set against that of all before. */
const NEWEST_MONTHS = 3;

/** How realised and expected amounts become value. */
export interface ValueScale {
  /** False when the files carry no amounts: value and payback are then unknown. */
  readonly hasAmounts: boolean;
  /** Share of net revenue that counts as value: the margin, or 1 where it is not known. */
  readonly margin: number;
  /** Units of the costs in one unit of the orders' money: 100 for costs in cents beside whole amounts. */
  readonly moneyScale: number;
}

/** One month of acquisition of a channel; NaN = unknown. */
export interface AcquisitionMonth {
  readonly month: MonthIndex;
  readonly customers: number;
  readonly cost: number;
  readonly cac: number;
  readonly clicks: number;
  readonly conversion: number;
}

/** What customers cost and are worth. Money in minor units of the costs; NaN = unknown. */
export interface WorthFigures {
  readonly customers: number;
  /** Customers that `cost` is divided by. */
  readonly costedCustomers: number;
  readonly cost: number;
  /** Infinity for money that brought nobody; NaN also where more was credited than charged. */
  readonly cac: number;
  readonly realised: number;
  readonly clv: number;
  readonly clvToCac: number;
  /** Calendar months since the first order, 0 = that month itself; NaN if not reached. */
  readonly paybackMonths: number;
  /** Mean value brought per customer by the end of calendar month n, over customers observed so long. */
  readonly recovered: readonly number[];
  /** The customers whom each entry of `recovered` is a mean over. */
  readonly followed: readonly number[];
  /** Fewer than ten new customers: the figures are no more than a hint. */
  readonly few: boolean;
}

/** How many of the customers acquired in some months did not come back in time. */
export interface EarlyLoss {
  readonly customers: number;
  readonly lost: number;
}

/** Figures of a channel, or of all together. */
export interface ChannelFigures extends WorthFigures {
  readonly allocated: number;
  readonly clicks: number;
  readonly conversion: number;
  /** Customers observed for 90 days; the others are left out of `retention` and `stickiness`. */
  readonly observed: number;
  readonly retention: number;
  /** Mean share of calendar months since the first order in which a customer ordered, 0 to 1. */
  readonly stickiness: number;
  /** Customers of the newest three months of acquisition that are observed whole, and of all before. */
  readonly newestLoss: EarlyLoss;
  readonly earlierLoss: EarlyLoss;
  readonly months: readonly AcquisitionMonth[];
}

/** Cost against value of a group of customers. */
export function worthFigures(
  sum: LineSums,
  cost: number,
  costedCustomers: number,
  { hasAmounts, margin, moneyScale }: ValueScale,
): WorthFigures {
  const { customers } = sum;
  const cac = cacOf(cost, costedCustomers);
  const value = (sum.realised * margin + sum.expected) * moneyScale;
  const clv = hasAmounts && customers > 0 ? value / customers : Number.NaN;
  const recovered = hasAmounts ? recoveredOf(sum, margin * moneyScale) : [];
  const payback = Number.isNaN(cac) ? -1 : recovered.findIndex((mean) => mean >= cac);
  return {
    customers,
    costedCustomers,
    cost,
    cac,
    realised: sum.realised * moneyScale,
    clv,
    clvToCac: cac > 0 && Number.isFinite(cac) ? clv / cac : Number.NaN,
    paybackMonths: payback < 0 ? Number.NaN : payback,
    recovered,
    followed: [...sum.followed.subarray(0, recovered.length)],
    few: customers < FEWEST_CUSTOMERS,
  };
}

/**
 * Cost per new customer. Unknown for nothing spent on nobody (0 / 0), and for a sum below 0: credits whose
 * charges lie elsewhere are no price of a customer.
 */
function cacOf(cost: number, customers: number): number {
  return cost < 0 ? Number.NaN : cost / customers;
}

/** All figures of a channel; `costs` undefined when none were imported. */
export function channelFigures(
  sum: LineSums,
  costedCustomers: number,
  costs: LineCosts | undefined,
  calendar: CalendarTable,
  scale: ValueScale,
): ChannelFigures {
  const { observed } = sum;
  const months = monthsOf(sum, calendar, costs);
  const cost = costs?.cost ?? Number.NaN;
  return {
    ...worthFigures(sum, cost, costedCustomers, scale),
    allocated: costs?.allocated ?? 0,
    clicks: costs?.clicks ?? Number.NaN,
    conversion: wholeConversion(sum, months, costs),
    observed,
    retention: observed > 0 ? sum.returned / observed : Number.NaN,
    stickiness: observed > 0 ? sum.activeShare / observed : Number.NaN,
    ...earlyLosses(sum, calendar),
    months,
  };
}

function earlyLosses(
  sum: LineSums,
  calendar: CalendarTable,
): Pick<ChannelFigures, 'newestLoss' | 'earlierLoss'> {
  let newest = calendar.months - 1;
  const seen = (month: number): boolean =>
    lastDayOfMonth(calendar.firstMonth + month) + RETENTION_DAYS <= calendar.asOf;
  while (newest >= 0 && !seen(newest)) newest--;
  const loss = { newest: { customers: 0, lost: 0 }, earlier: { customers: 0, lost: 0 } };
  for (const [month, { observed, returned }] of sum.byMonth) {
    if (month > newest) continue;
    const into = month > newest - NEWEST_MONTHS ? loss.newest : loss.earlier;
    into.customers += observed;
    into.lost += observed - returned;
  }
  return { newestLoss: loss.newest, earlierLoss: loss.earlier };
}

const NOBODY: MonthSums = { customers: 0, observed: 0, returned: 0, realised: 0 };

/** Months with a new customer or a known cost or click, in order. */
function monthsOf(
  sum: LineSums,
  calendar: CalendarTable,
  costs: LineCosts | undefined,
): AcquisitionMonth[] {
  const months = new Set([
    ...[...sum.byMonth.keys()].map((month) => calendar.firstMonth + month),
    ...(costs?.months.keys() ?? []),
  ]);
  return [...months]
    .sort((a, b) => a - b)
    .map((month) => {
      const { customers } = sum.byMonth.get(month - calendar.firstMonth) ?? NOBODY;
      const { cost, clicks } = costs?.months.get(month) ?? { cost: Number.NaN, clicks: Number.NaN };
      const conversion = conversionOf({ customers, clicks });
      return { month, customers, cost, cac: cacOf(cost, customers), clicks, conversion };
    });
}

/**
 * New customers over clicks, of the months whose clicks are known; of all months if some are undated.
 * Unknown where no order names the channel: that is a question of names, not a conversion of 0.
 */
function wholeConversion(
  sum: LineSums,
  months: readonly AcquisitionMonth[],
  costs: LineCosts | undefined,
): number {
  if (!costs || sum.customers === 0) return Number.NaN;
  const clicked = months.filter(({ clicks }) => !Number.isNaN(clicks));
  const customers = Number.isNaN(costs.undatedClicks)
    ? clicked.reduce((n, month) => n + month.customers, 0)
    : sum.customers;
  return conversionOf({ customers, clicks: costs.clicks });
}

function recoveredOf(sum: LineSums, factor: number): number[] {
  const unobserved = sum.followed.indexOf(0);
  const seen = unobserved < 0 ? sum.followed.length : unobserved;
  return Array.from(
    sum.cumulative.subarray(0, seen),
    (total, n) => (total * factor) / (sum.followed[n] as number),
  );
}
