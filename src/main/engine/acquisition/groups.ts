import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { CalendarTable } from '../calendarTable.ts';
import type { EngineControl } from '../control.ts';
import { cohortsByLine, type LineOfCustomer } from './cohortsByLine.ts';
import type { CostPeriod } from './costs.ts';
import {
  worthFigures,
  type AcquisitionMonth,
  type ChannelFigures,
  type ValueScale,
  type WorthFigures,
} from './figures.ts';
import { lineSums } from './lineSums.ts';

/** What the groupings beside the channels are made from. */
export interface GroupInput {
  readonly snapshot: Snapshot;
  readonly calendar: CalendarTable;
  readonly outlook: Float64Array | undefined;
  readonly scale: ValueScale;
}

/** The customers acquired in one month, against all costs of that month. */
export interface CohortWorth extends WorthFigures {
  readonly month: MonthIndex;
}

/** Cost and value by month of the first order; `months` are those of all customers together. */
export function cohortWorth(
  { snapshot, calendar, outlook, scale }: GroupInput,
  months: readonly AcquisitionMonth[],
  control?: EngineControl,
): CohortWorth[] {
  const { orders } = snapshot;
  const monthOf: LineOfCustomer = (_, first) =>
    calendar.monthOf[(orders.day[first] as number) - calendar.firstDay] as number;
  const cohorts = cohortsByLine(snapshot, calendar, monthOf);
  const sums = lineSums(snapshot, calendar, cohorts, calendar.months, outlook, control);
  const costOf = new Map(months.map(({ month, cost }) => [month, cost]));
  return sums.flatMap((sum, index) => {
    const month = calendar.firstMonth + index;
    const cost = costOf.get(month) ?? Number.NaN;
    if (sum.customers === 0 && Number.isNaN(cost)) return [];
    return [{ month, ...worthFigures(sum, cost, sum.customers, scale) }];
  });
}

/**
 * Cost and value by tier. A customer of the period of the costs carries the CAC of the own channel where
 * that is known; so the tiers' costs add up to the costs of the channels that won somebody.
 *
 * @param tierOf tier of each customer; `tiers` or more for none.
 */
export function tierWorth(
  { snapshot, calendar, outlook, scale }: GroupInput,
  tierOf: Uint8Array,
  tiers: number,
  lineOf: LineOfCustomer,
  channels: readonly ChannelFigures[],
  period: CostPeriod | undefined,
  control?: EngineControl,
): WorthFigures[] {
  const { orders } = snapshot;
  const ofTier: LineOfCustomer = (customer) => {
    const tier = tierOf[customer] as number;
    return tier < tiers ? tier : -1;
  };
  const cohorts = cohortsByLine(snapshot, calendar, ofTier);
  const sums = lineSums(snapshot, calendar, cohorts, tiers, outlook, control);
  const cost = new Float64Array(tiers).fill(Number.NaN);
  const costed = new Float64Array(tiers);
  for (let g = 0; g < cohorts.line.length; g++) {
    const month = calendar.firstMonth + (cohorts.month[g] as number);
    if (!period || month < period.from || month > period.to) continue;
    const tier = cohorts.line[g] as number;
    for (let i = cohorts.start[g] as number; i < (cohorts.start[g + 1] as number); i++) {
      const customer = cohorts.customer[i] as number;
      const cac = channels[lineOf(customer, orders.start[customer] as number)]?.cac ?? Number.NaN;
      if (!Number.isFinite(cac)) continue;
      cost[tier] = costed[tier] === 0 ? cac : (cost[tier] as number) + cac;
      costed[tier] = (costed[tier] as number) + 1;
    }
  }
  return sums.map((sum, tier) =>
    worthFigures(sum, cost[tier] as number, costed[tier] as number, scale),
  );
}
