import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { calendarTable, type CalendarTable } from '../calendarTable.ts';
import type { EngineControl } from '../control.ts';
import { cohortsByLine } from './cohortsByLine.ts';
import { conversionAlert, conversionOf, type ConversionAlert } from './conversionAlert.ts';
import {
  costPeriod,
  sumCosts,
  type CostAllocation,
  type CostColumns,
  type CostPeriod,
  type CostTotals,
  type LineCosts,
} from './costs.ts';
import { lineSums, type LineSums } from './lineSums.ts';
import { quadrantOf, quadrantSplit, type Quadrant, type QuadrantSplit } from './quadrants.ts';

/** Fewest new customers for which a channel's figures are more than a hint. */
const FEWEST_CUSTOMERS = 10;

export interface AcquisitionInput {
  readonly snapshot: Snapshot;
  /** Line of each channel code of the snapshot's orders; several spellings may share a line. */
  readonly lineOf: Uint16Array;
  /** Lines of the channel table, those with costs alone included. */
  readonly lines: number;
  /** Undefined when no costs were imported. */
  readonly costs: CostColumns | undefined;
  readonly allocation: CostAllocation;
  /** False when the files carry no amounts: value and payback are then unknown. */
  readonly hasAmounts: boolean;
  /** Share of net revenue that counts as value: the margin, or 1 where it is not known. */
  readonly margin: number;
  /** Units of the costs in one unit of the orders' money: 100 for costs in cents beside whole amounts. */
  readonly moneyScale: number;
  /** Value still to come by customer, margin taken, in the orders' unit; undefined without a model. */
  readonly outlook: Float64Array | undefined;
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

/** Figures of a channel, or of all together. Money in minor units of the costs; NaN = unknown. */
export interface ChannelFigures {
  readonly customers: number;
  /** Customers acquired in the months that the costs cover: what `cost` is divided by. */
  readonly costedCustomers: number;
  readonly cost: number;
  readonly allocated: number;
  /** Infinity for money that brought nobody. */
  readonly cac: number;
  readonly clicks: number;
  readonly conversion: number;
  /** Customers observed for 90 days; the others are left out of `retention`. */
  readonly observed: number;
  readonly retention: number;
  readonly realised: number;
  readonly clv: number;
  readonly clvToCac: number;
  /** Calendar months since the first order, 0 = that month itself; NaN if not reached. */
  readonly paybackMonths: number;
  /** Mean value brought per customer by the end of calendar month n, over customers observed so long. */
  readonly recovered: readonly number[];
  /** Fewer than ten new customers: the figures are no more than a hint. */
  readonly few: boolean;
  readonly months: readonly AcquisitionMonth[];
}

export interface ChannelLine extends ChannelFigures {
  readonly quadrant: Quadrant | undefined;
  readonly alert: ConversionAlert | undefined;
}

export interface Acquisition {
  readonly lines: readonly ChannelLine[];
  /** All customers against all costs, those without a channel included. */
  readonly total: ChannelFigures;
  readonly period: CostPeriod | undefined;
  readonly costs: CostTotals | undefined;
  readonly split: QuadrantSplit | undefined;
  /** Last calendar month that has ended by the analysis date. */
  readonly lastEndedMonth: MonthIndex;
}

/**
 * What it costs to win a customer, by channel of the first counting order, and what the customers won
 * are worth (docs/models/acquisition.md). CAC is all costs of a channel over its new paying customers,
 * never cost per click or lead; a channel without costs has an unknown CAC, not 0.
 *
 * Nothing is refused: without customers every line is empty, without costs CAC and what hangs on it.
 */
export function channelAcquisition(input: AcquisitionInput, control?: EngineControl): Acquisition {
  const calendar = calendarTable(input.snapshot);
  const { costs } = input;
  const period =
    costs && costPeriod(costs, firstAcquisition(input.snapshot, calendar), calendar.asOf);
  const byLine = figuresOf(input, costs, calendar, period, control);
  const all = figuresOf(onOneLine(input), costs && withoutLines(costs), calendar, period, control);
  const split = quadrantSplit(byLine.figures);
  const lastEndedMonth = calendar.firstMonth + calendar.months - (calendar.lastComplete ? 1 : 2);
  return {
    lines: byLine.figures.map((line) => ({
      ...line,
      quadrant: quadrantOf(line, split),
      alert: alertOf(line, lastEndedMonth),
    })),
    // Clicks of some channels against customers of all would be no conversion.
    total: { ...(all.figures[0] as ChannelFigures), clicks: Number.NaN, conversion: Number.NaN },
    period,
    costs: byLine.totals,
    split,
    lastEndedMonth,
  };
}

function firstAcquisition({ orders }: Snapshot, calendar: CalendarTable): MonthIndex {
  if (orders.day.length === 0) return calendar.firstMonth;
  const first = orders.day.reduce((least, day) => Math.min(least, day));
  return calendar.firstMonth + (calendar.monthOf[first - calendar.firstDay] as number);
}

function onOneLine(input: AcquisitionInput): AcquisitionInput {
  return { ...input, lineOf: new Uint16Array(input.lineOf.length), lines: 1 };
}

function withoutLines(costs: CostColumns): CostColumns {
  return { ...costs, line: new Int32Array(costs.line.length) };
}

function figuresOf(
  input: AcquisitionInput,
  costs: CostColumns | undefined,
  calendar: CalendarTable,
  period: CostPeriod | undefined,
  control: EngineControl | undefined,
): { figures: ChannelFigures[]; totals: CostTotals | undefined } {
  const cohorts = cohortsByLine(input.snapshot, calendar, input.lineOf);
  const sums = lineSums(input.snapshot, calendar, cohorts, input.lines, input.outlook, control);
  const costed = Float64Array.from(sums, (sum) => customersWithin(sum, calendar, period));
  const summed = costs && sumCosts(costs, period, calendar.asOf, costed, input.allocation);
  return {
    figures: sums.map((sum, k) =>
      channelFigures(input, calendar, sum, costed[k] as number, summed?.lines[k]),
    ),
    totals: summed?.totals,
  };
}

function customersWithin(
  sum: LineSums,
  calendar: CalendarTable,
  period: CostPeriod | undefined,
): number {
  if (!period) return 0;
  let customers = 0;
  for (const [month, n] of sum.byMonth) {
    const absolute = calendar.firstMonth + month;
    if (absolute >= period.from && absolute <= period.to) customers += n;
  }
  return customers;
}

function channelFigures(
  input: AcquisitionInput,
  calendar: CalendarTable,
  sum: LineSums,
  costedCustomers: number,
  costs: LineCosts | undefined,
): ChannelFigures {
  const { customers, observed } = sum;
  const scale = input.moneyScale;
  const cost = costs?.cost ?? Number.NaN;
  // 0 / 0 is unknown, and so it comes out: nothing spent on nobody.
  const cac = cost / costedCustomers;
  const months = monthsOf(sum, calendar, costs);
  const value = (sum.realised * input.margin + sum.expected) * scale;
  const clv = input.hasAmounts && customers > 0 ? value / customers : Number.NaN;
  const recovered = input.hasAmounts ? recoveredOf(sum, input.margin * scale) : [];
  const payback = Number.isNaN(cac) ? -1 : recovered.findIndex((mean) => mean >= cac);
  return {
    customers,
    costedCustomers,
    cost,
    allocated: costs?.allocated ?? 0,
    cac,
    clicks: costs?.clicks ?? Number.NaN,
    conversion: wholeConversion(sum, months, costs),
    observed,
    retention: observed > 0 ? sum.returned / observed : Number.NaN,
    realised: sum.realised * scale,
    clv,
    clvToCac: cac > 0 && Number.isFinite(cac) ? clv / cac : Number.NaN,
    paybackMonths: payback < 0 ? Number.NaN : payback,
    recovered,
    few: customers < FEWEST_CUSTOMERS,
    months,
  };
}

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
      const customers = sum.byMonth.get(month - calendar.firstMonth) ?? 0;
      const { cost, clicks } = costs?.months.get(month) ?? { cost: Number.NaN, clicks: Number.NaN };
      const conversion = conversionOf({ customers, clicks });
      return { month, customers, cost, cac: cost / customers, clicks, conversion };
    });
}

/** New customers over clicks, of the months whose clicks are known; of all months if some are undated. */
function wholeConversion(
  sum: LineSums,
  months: readonly AcquisitionMonth[],
  costs: LineCosts | undefined,
): number {
  if (!costs) return Number.NaN;
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

function alertOf(line: ChannelFigures, month: MonthIndex): ConversionAlert | undefined {
  const byMonth = new Map(line.months.map((entry) => [entry.month, entry]));
  const nothing = { customers: 0, clicks: Number.NaN };
  return conversionAlert((of) => {
    const { customers, clicks } = byMonth.get(of) ?? nothing;
    return { customers, clicks };
  }, month);
}
