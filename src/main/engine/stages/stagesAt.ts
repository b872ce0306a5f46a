import { addMonths, type Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  NO_STAGE,
  STAGE_SCHEMES,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { customerTotals, type CustomerTotals } from '../customerTotals.ts';
import {
  behaviourStage,
  compositeStage,
  timeStage,
  valueStage,
  valueTiers,
  type StageFacts,
  type ValueTiers,
} from './rules.ts';

/** Every customer's stage at one day, under all four schemes. */
export interface StagesAt {
  readonly day: Day;
  /** Customers with an order by that day. */
  readonly customers: number;
  /** Stage index by customer, `NO_STAGE` for a customer without an order by that day. */
  readonly stage: Readonly<Record<StageScheme, Uint8Array>>;
  /** Customers per stage. */
  readonly counts: Readonly<Record<StageScheme, Float64Array>>;
  /** Net revenue so far per stage, minor units. */
  readonly netRevenue: Readonly<Record<StageScheme, Float64Array>>;
  readonly tiers: ValueTiers;
}

/**
 * Stages of all customers at the end of `day` (requirements 7.04 to 7.07, B4, B5; see
 * docs/models/stages.md). Every customer with an order by that day is in exactly one stage per scheme.
 */
export function stagesAt(snapshot: Snapshot, day: Day, rules: StageRules): StagesAt {
  const totals = customerTotals(snapshot, day);
  const customers = totals.orders.length;
  const tiers = tiersOf(totals, rules);
  const column = (): Uint8Array => new Uint8Array(customers).fill(NO_STAGE);
  const stage = { behaviour: column(), time: column(), value: column(), composite: column() };
  const later = laterDays();
  for (let c = 0; c < customers; c++) {
    const orders = totals.orders[c] as number;
    if (orders === 0) continue;
    const first = totals.firstDay[c] as number;
    const last = totals.lastDay[c] as number;
    const facts: StageFacts = {
      isNew: day < later(first, rules.newMonths),
      isSilent: day > later(last, rules.activeMonths),
      isLost: day > later(last, rules.dormantMonths),
      isOld: day >= later(first, rules.matureMonths),
      orders,
    };
    stage.behaviour[c] = behaviourStage(facts, rules);
    stage.time[c] = timeStage(facts);
    stage.value[c] = valueStage(totals.net[c] as number, tiers);
    stage.composite[c] = compositeStage(facts, rules);
  }
  return { day, customers: totals.buyers, stage, tiers, ...sumByStage(stage, totals) };
}

function tiersOf(totals: CustomerTotals, rules: StageRules): ValueTiers {
  const values = new Float64Array(totals.buyers);
  let n = 0;
  let total = 0;
  for (let c = 0; c < totals.net.length; c++) {
    if (totals.orders[c] === 0) continue;
    const value = totals.net[c] as number;
    values[n++] = value;
    total += value;
  }
  return valueTiers(values.sort(), n, total, rules);
}

/** `addMonths` that remembers its answers: customers share few distinct days. */
function laterDays(): (day: Day, months: number) => Day {
  const known = new Map<number, Map<Day, Day>>();
  return (day, months) => {
    const byDay = known.get(months) ?? new Map<Day, Day>();
    known.set(months, byDay);
    const later = byDay.get(day) ?? addMonths(day, months);
    byDay.set(day, later);
    return later;
  };
}

function sumByStage(
  stage: Record<StageScheme, Uint8Array>,
  totals: CustomerTotals,
): Pick<StagesAt, 'counts' | 'netRevenue'> {
  const zeros = (scheme: StageScheme): Float64Array =>
    new Float64Array(STAGE_SCHEMES[scheme].length);
  const perScheme = (): Record<StageScheme, Float64Array> => ({
    behaviour: zeros('behaviour'),
    time: zeros('time'),
    value: zeros('value'),
    composite: zeros('composite'),
  });
  const counts = perScheme();
  const netRevenue = perScheme();
  for (const scheme of Object.keys(stage) as StageScheme[]) {
    const column = stage[scheme];
    const count = counts[scheme];
    const revenue = netRevenue[scheme];
    for (let c = 0; c < column.length; c++) {
      const index = column[c] as number;
      if (index === NO_STAGE) continue;
      count[index] = (count[index] as number) + 1;
      revenue[index] = (revenue[index] as number) + (totals.net[c] as number);
    }
  }
  return { counts, netRevenue };
}
