import type { ContestView } from '#shared/contract/contest.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StagesAt } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { ImportedCosts } from '../acquisition/importedCosts.ts';
import type { ClvPart } from '../clvPart.ts';
import type { CustomerFacts } from '../customerFacts.ts';
import type { AcquisitionBody, GatedBody, ValueModelsBody } from '../views/stored.ts';

/** What the value models of a run are made from. */
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

/** The part of the value models that is in money. */
export type ValueMoney = Extract<ValueModelsBody['money'], { ok: true }>['value'];
