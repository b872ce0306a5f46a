import { firstDayReaching } from '#shared/domain/calendar.ts';
import { NO_STAGE, type DatedScheme, type StageRules } from '#shared/domain/stageSchemes.ts';
import {
  cadenceStage,
  FACT_STAGES,
  outlookStage,
  valueStage,
  valueTiers,
  type FactScheme,
} from './rules.ts';
import type { StageBase } from './stageBase.ts';

/**
 * Every customer's stage under one scheme at the day of a base, `NO_STAGE` for one without an order by
 * that day (requirements 7.04 to 7.07, B4, B5; see docs/models/stages.md).
 */
export function stageColumn(base: StageBase, scheme: DatedScheme, rules: StageRules): Uint8Array {
  if (scheme === 'value') return valueColumn(base, rules);
  return scheme === 'cadence' ? cadenceColumn(base, rules) : factColumn(base, scheme, rules);
}

/**
 * Stages of the outlook scheme from each customer's chance of an order, 0 to 1, NaN for none. Without a
 * counting order (`orders` 0) there is no stage.
 */
export function outlookColumn(
  chance: Float64Array,
  orders: Int32Array,
  rules: StageRules,
): Uint8Array {
  const column = new Uint8Array(chance.length).fill(NO_STAGE);
  for (let c = 0; c < column.length; c++) {
    if ((orders[c] as number) > 0) column[c] = outlookStage(chance[c] as number, rules);
  }
  return column;
}

function factColumn(base: StageBase, scheme: FactScheme, rules: StageRules): Uint8Array {
  const { day, totals } = base;
  const { orders, firstDay, lastDay } = totals;
  const column = new Uint8Array(orders.length).fill(NO_STAGE);
  // Each limit is one day that the customer's own day is compared with, so that no loop does calendar
  // arithmetic.
  const newFrom = firstDayReaching(day + 1, rules.newMonths);
  const oldBefore = firstDayReaching(day + 1, rules.matureMonths);
  const silentBefore = firstDayReaching(day, rules.activeMonths);
  const lostBefore = firstDayReaching(day, rules.dormantMonths);
  const back = scheme === 'phases' ? base.back(rules.activeMonths, rules.newMonths) : undefined;
  const stageOf = FACT_STAGES[scheme];
  const facts = {
    isNew: false,
    isSilent: false,
    isLost: false,
    isOld: false,
    isBack: false,
    orders: 0,
  };
  for (let c = 0; c < column.length; c++) {
    facts.orders = orders[c] as number;
    if (facts.orders === 0) continue;
    const first = firstDay[c] as number;
    const last = lastDay[c] as number;
    facts.isNew = first >= newFrom;
    facts.isOld = first < oldBefore;
    facts.isSilent = last < silentBefore;
    facts.isLost = last < lostBefore;
    facts.isBack = back?.[c] === 1;
    column[c] = stageOf(facts, rules);
  }
  return column;
}

function valueColumn(base: StageBase, rules: StageRules): Uint8Array {
  const { orders, net } = base.totals;
  const { ascending, total } = base.values();
  const tiers = valueTiers(ascending, ascending.length, total, rules);
  const column = new Uint8Array(orders.length).fill(NO_STAGE);
  for (let c = 0; c < column.length; c++) {
    if (orders[c] !== 0) column[c] = valueStage(net[c] as number, tiers);
  }
  return column;
}

function cadenceColumn(base: StageBase, rules: StageRules): Uint8Array {
  const { day, totals } = base;
  const { gap, orderDays, common } = base.rhythm();
  const column = new Uint8Array(totals.orders.length).fill(NO_STAGE);
  for (let c = 0; c < column.length; c++) {
    if (totals.orders[c] === 0) continue;
    const own = (orderDays[c] as number) >= rules.rhythmOrders;
    const silence = day - (totals.lastDay[c] as number);
    column[c] = cadenceStage(silence, own ? (gap[c] as number) : common, rules);
  }
  return column;
}
