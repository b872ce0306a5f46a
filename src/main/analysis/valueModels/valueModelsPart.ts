import { NO_AMOUNTS, NO_CUSTOMERS, type ValueModelsBody } from '../views/stored.ts';
import { advisorOf } from './advisor.ts';
import { gridOf } from './gridPart.ts';
import { moneyPart } from './moneyPart.ts';
import type { ValueModelsParts } from './parts.ts';

/** Value by four labelled models, by groups of customers, and what each method needs. */
export function valueModelsPart(parts: ValueModelsParts): ValueModelsBody {
  const money = moneyOf(parts);
  return {
    money,
    grid: gridOf(parts.clv, parts.settings.clv.horizonMonths),
    advisor: advisorOf(parts, money),
  };
}

function moneyOf(parts: ValueModelsParts): ValueModelsBody['money'] {
  if (parts.customers === 0) return NO_CUSTOMERS;
  if (!parts.ledger.hasAmounts) return NO_AMOUNTS;
  return { ok: true, value: moneyPart(parts) };
}
