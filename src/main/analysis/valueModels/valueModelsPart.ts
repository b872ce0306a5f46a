import type { ClvView, ContestView } from '#shared/contract/analysis.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StagesAt } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { ClvPart } from '../clvPart.ts';
import type { CustomerFacts } from '../customerFacts.ts';
import {
  NO_AMOUNTS,
  NO_CUSTOMERS,
  type AcquisitionBody,
  type GatedBody,
  type ValueModelsBody,
} from '../views/stored.ts';
import type { ImportedCosts } from '../acquisition/importedCosts.ts';
import { advisorOf } from './advisor.ts';
import { gridOf } from './gridPart.ts';
import { moneyPart } from './moneyPart.ts';

export interface ValueModelsParts {
  readonly ledger: Ledger;
  readonly snapshot: Snapshot;
  readonly settings: AnalysisSettings;
  readonly facts: CustomerFacts;
  readonly stages: StagesAt;
  /** Customers with an order. */
  readonly customers: number;
  readonly clv: ClvPart;
  readonly contest: GatedBody<ContestView>;
  readonly acquisition: AcquisitionBody;
  readonly costs: ImportedCosts | undefined;
}

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

/** The probabilistic model as one of the four. */
export function probabilisticOf(clv: GatedBody<ClvView>) {
  if (!clv.ok) return clv;
  const { models, horizonMonths, customers, mean, total } = clv.value;
  const model = models[0]?.model ?? 'bgnbd';
  return { ok: true as const, value: { model, horizonMonths, customers, mean, total } };
}
