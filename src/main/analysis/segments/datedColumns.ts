import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { ATTRIBUTE_FIELDS, type SegmentField } from '#shared/domain/segmentRule.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { scoreRfm, stagesAt, type RfmSettings } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import { customerFacts } from '../customerFacts.ts';
import type { RunColumn, RunColumnName, RunColumnSet } from '../runColumns.ts';
import type { CustomerColumns } from './customerColumns.ts';

/**
 * Fields of the analysis date alone: what models and files beside the orders say, and the weighted score
 * with its grades and tiers.
 */
export const UNDATED_FIELDS: ReadonlySet<SegmentField> = new Set([
  'mean_value',
  'p_order',
  'expected_orders',
  'clv',
  'clv_ratio',
  'grade',
  'loyalty',
  'stage.outlook',
  'satisfaction',
  'recommendation',
  'interactions',
  'interaction_days',
  ...ATTRIBUTE_FIELDS,
]);

const RFM_COLUMNS: ReadonlySet<RunColumnName> = new Set(['r', 'f', 'm', 'class12', 'class8']);

/**
 * The customers as they stood at the end of an earlier day: facts, RFM and stages are computed anew,
 * each when first asked for. What is known of
 * the analysis date alone is taken from the run as it is.
 */
export class DatedColumns implements CustomerColumns {
  readonly #ledger: Ledger;
  readonly #snapshot: Snapshot;
  readonly #settings: AnalysisSettings;
  readonly #scoring: RfmSettings;
  readonly #run: CustomerColumns;
  readonly #facts: RunColumnSet;
  #rfm: RunColumnSet | undefined;
  #stages: RunColumnSet | undefined;

  constructor(
    ledger: Ledger,
    snapshot: Snapshot,
    { settings, scoring }: { readonly settings: AnalysisSettings; readonly scoring: RfmSettings },
    run: CustomerColumns,
  ) {
    this.#ledger = ledger;
    this.#snapshot = snapshot;
    this.#settings = settings;
    this.#scoring = scoring;
    this.#run = run;
    this.#facts = customerFacts(ledger, snapshot);
  }

  get<Name extends RunColumnName>(name: Name): RunColumn<Name> | undefined {
    if (Object.hasOwn(this.#facts, name)) return this.#from(this.#facts, name);
    if (RFM_COLUMNS.has(name)) return this.#from((this.#rfm ??= this.#scores()), name);
    if (name.startsWith('stage_') && name !== 'stage_outlook') {
      return this.#from((this.#stages ??= this.#stageSet()), name);
    }
    return this.#run.get(name);
  }

  need<Name extends RunColumnName>(name: Name): RunColumn<Name> {
    const column = this.get(name);
    if (!column) throw new TypeError(`no column ${name} on an earlier day`);
    return column;
  }

  /** The set types each of its columns; TypeScript cannot follow a name that is not known yet. */
  #from<Name extends RunColumnName>(set: RunColumnSet, name: Name): RunColumn<Name> | undefined {
    return set[name];
  }

  #scores(): RunColumnSet {
    if (!this.#ledger.hasAmounts) return {};
    const scored = scoreRfm(this.#snapshot, this.#scoring);
    if (!scored.ok) return {};
    const { r, f, m, class12, class8 } = scored.value;
    return { r, f, m, class12, class8 };
  }

  #stageSet(): RunColumnSet {
    const { stage } = stagesAt(this.#snapshot, this.#snapshot.asOf, this.#settings.stageRules);
    return {
      stage_behaviour: stage.behaviour,
      stage_time: stage.time,
      ...(this.#ledger.hasAmounts && { stage_value: stage.value }),
      stage_composite: stage.composite,
      stage_phases: stage.phases,
      stage_nurture: stage.nurture,
      stage_cadence: stage.cadence,
    };
  }
}
