import type { CostAllocation } from '#shared/domain/acquisitionCosts.ts';
import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { calendarTable, type CalendarTable } from '../calendarTable.ts';
import type { EngineControl } from '../control.ts';
import { channelMix, type ChannelMix } from './channelMix.ts';
import { cohortsByLine, type LineOfCustomer } from './cohortsByLine.ts';
import { conversionAlert, type ConversionAlert } from './conversionAlert.ts';
import {
  costPeriod,
  sumCosts,
  type CostColumns,
  type CostPeriod,
  type CostTotals,
} from './costs.ts';
import {
  channelFigures,
  type ChannelFigures,
  type ValueScale,
  type WorthFigures,
} from './figures.ts';
import { cohortWorth, tierWorth, type CohortWorth } from './groups.ts';
import { leadFunnel, type LeadColumns, type LeadFunnel } from './leadFunnel.ts';
import { lineSums, type LineSums } from './lineSums.ts';
import { quadrantOf, quadrantSplit, type Quadrant, type QuadrantSplit } from './quadrants.ts';
import { unitPrices, type UnitPrices } from './unitPrices.ts';

export interface AcquisitionInput extends ValueScale {
  readonly snapshot: Snapshot;
  /** Line of each channel code of the snapshot's orders; several spellings may share a line. */
  readonly lineOf: Uint16Array;
  /** Lines of the channel table, those with costs or leads alone included. */
  readonly lines: number;
  /** Undefined when no costs were imported. */
  readonly costs: CostColumns | undefined;
  /** Undefined when no leads were imported. */
  readonly leads: LeadColumns | undefined;
  readonly allocation: CostAllocation;
  /** Value still to come by customer, margin taken, in the orders' unit; undefined without a model. */
  readonly outlook: Float64Array | undefined;
  /** Tier of each customer, and the number of tiers; a customer of none has a higher number. */
  readonly tierOf: Uint8Array;
  readonly tiers: number;
}

export interface ChannelLine extends ChannelFigures {
  readonly quadrant: Quadrant | undefined;
  readonly alert: ConversionAlert | undefined;
  /** Undefined when no costs were imported. */
  readonly prices: UnitPrices | undefined;
}

export interface Acquisition {
  readonly lines: readonly ChannelLine[];
  /** All customers against all costs, those without a channel included. */
  readonly total: ChannelFigures;
  /** By month of the first order, oldest first, and by tier. */
  readonly cohorts: readonly CohortWorth[];
  readonly tiers: readonly WorthFigures[];
  readonly mix: ChannelMix;
  readonly funnel: LeadFunnel | undefined;
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
 * Nothing is refused: without customers every line is empty, without costs CAC and what hangs on it,
 * without leads the funnel.
 */
export function channelAcquisition(input: AcquisitionInput, control?: EngineControl): Acquisition {
  const { snapshot, costs, leads, outlook } = input;
  const calendar = calendarTable(snapshot);
  const period = costs && costPeriod(costs, firstAcquisition(snapshot, calendar), calendar.asOf);
  const onLine = lineOfChannel(input);
  const byLine = figuresOf(input, input.lines, onLine, costs, calendar, period, control);
  const all = figuresOf(input, 1, () => 0, costs && withoutLines(costs), calendar, period, control);
  const split = quadrantSplit(byLine.figures);
  const lastEndedMonth = calendar.firstMonth + calendar.months - (calendar.lastComplete ? 1 : 2);
  const funnel = leads && leadFunnel(snapshot.orders, leads, input.lines, snapshot.asOf, period);
  const prices =
    costs && unitPrices(costs, period, calendar.asOf, input.lines, funnel?.leadsOfPeriod);
  // Clicks of some channels against customers of all would be no conversion.
  const total = {
    ...(all.figures[0] as ChannelFigures),
    clicks: Number.NaN,
    conversion: Number.NaN,
  };
  const group = { snapshot, calendar, outlook, scale: input };
  return {
    lines: byLine.figures.map((line, k) => ({
      ...line,
      quadrant: quadrantOf(line, split),
      alert: alertOf(line, lastEndedMonth),
      prices: prices?.[k],
    })),
    total,
    cohorts: cohortWorth(group, total.months, control),
    tiers: tierWorth(group, input.tierOf, input.tiers, onLine, byLine.figures, period, control),
    mix: channelMix(snapshot, input.lineOf, control),
    funnel,
    period,
    costs: byLine.totals,
    split,
    lastEndedMonth,
  };
}

function lineOfChannel({ snapshot, lineOf }: AcquisitionInput): LineOfCustomer {
  const { channel } = snapshot.orders;
  return (_, first) => lineOf[channel[first] as number] as number;
}

function firstAcquisition({ orders }: Snapshot, calendar: CalendarTable): MonthIndex {
  if (orders.day.length === 0) return calendar.firstMonth;
  const first = orders.day.reduce((least, day) => Math.min(least, day));
  return calendar.firstMonth + (calendar.monthOf[first - calendar.firstDay] as number);
}

function withoutLines(costs: CostColumns): CostColumns {
  return { ...costs, line: new Int32Array(costs.line.length) };
}

function figuresOf(
  input: AcquisitionInput,
  lines: number,
  onLine: LineOfCustomer,
  costs: CostColumns | undefined,
  calendar: CalendarTable,
  period: CostPeriod | undefined,
  control: EngineControl | undefined,
): { figures: ChannelFigures[]; totals: CostTotals | undefined } {
  const cohorts = cohortsByLine(input.snapshot, calendar, onLine);
  const sums = lineSums(input.snapshot, calendar, cohorts, lines, input.outlook, control);
  const won = sums.map((sum) => wonWithin(sum, calendar, period));
  const weights = weightsOf(input.allocation, won);
  const summed = costs && sumCosts(costs, period, calendar.asOf, lines, weights);
  return {
    figures: sums.map((sum, k) =>
      channelFigures(sum, won[k]?.customers ?? 0, summed?.lines[k], calendar, input),
    ),
    totals: summed?.totals,
  };
}

/** Customers acquired within the period of the costs, and what they have brought. */
interface Won {
  customers: number;
  realised: number;
}

function wonWithin(sum: LineSums, calendar: CalendarTable, period: CostPeriod | undefined): Won {
  const won = { customers: 0, realised: 0 };
  if (!period) return won;
  for (const [month, { customers, realised }] of sum.byMonth) {
    const absolute = calendar.firstMonth + month;
    if (absolute < period.from || absolute > period.to) continue;
    won.customers += customers;
    won.realised += realised;
  }
  return won;
}

function weightsOf(allocation: CostAllocation, won: readonly Won[]): Float64Array | undefined {
  if (allocation === 'none') return undefined;
  return Float64Array.from(won, ({ customers, realised }) =>
    allocation === 'by_customers' ? customers : realised,
  );
}

function alertOf(line: ChannelFigures, month: MonthIndex): ConversionAlert | undefined {
  const byMonth = new Map(line.months.map((entry) => [entry.month, entry]));
  const nothing = { customers: 0, clicks: Number.NaN };
  // A name that no order has did not lose its conversion.
  if (line.customers === 0) return undefined;
  return conversionAlert((of) => {
    const { customers, clicks } = byMonth.get(of) ?? nothing;
    return { customers, clicks };
  }, month);
}
