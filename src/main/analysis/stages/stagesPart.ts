import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { DATED_SCHEME_IDS, type StageRules } from '#shared/domain/stageSchemes.ts';
import type { Gate } from '#shared/contract/common.ts';
import { outlookColumn, stageHistory, stagesAt, type EngineControl } from '#main/engine/index.ts';
import type { CustomerFacts } from '../customerFacts.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { stagesView } from '../views/stagesView.ts';
import { NO_AMOUNTS, NO_CUSTOMERS, type StagesBody, type StageTables } from '../views/stored.ts';
import { outlookMonth } from './outlookMonth.ts';

interface StagesInput {
  readonly snapshot: Snapshot;
  readonly rules: StageRules;
  readonly hasAmounts: boolean;
  readonly facts: CustomerFacts;
  readonly customers: number;
  /** Each customer's chance of an order within the horizon, or why there is none. */
  readonly chance: Float64Array | Gate;
}

/** The stages of a run: one table per scheme, and each customer's stage at the analysis date. */
export function stagesPart(
  { snapshot, rules, hasAmounts, facts, customers, chance }: StagesInput,
  control: EngineControl,
) {
  const at = stagesAt(snapshot, snapshot.asOf, rules);
  const outlook =
    chance instanceof Float64Array ? outlookColumn(chance, facts.orders, rules) : undefined;
  const columns = {
    stage_behaviour: at.stage.behaviour,
    stage_time: at.stage.time,
    ...(hasAmounts && { stage_value: at.stage.value }),
    stage_composite: at.stage.composite,
    stage_phases: at.stage.phases,
    stage_nurture: at.stage.nurture,
    stage_cadence: at.stage.cadence,
    ...(outlook && { stage_outlook: outlook }),
  } satisfies RunColumnSet;
  return { at, columns, tables: customers === 0 ? noTables() : tables() };

  function tables(): StageTables {
    const history = stageHistory(snapshot, rules, DATED_SCHEME_IDS, control);
    const dated = (scheme: keyof typeof history.schemes): StagesBody =>
      scheme === 'value' && !hasAmounts
        ? NO_AMOUNTS
        : { ok: true, value: stagesView(history, history.schemes[scheme], scheme, rules) };
    return tablesOf(dated, outlookTable());
  }

  function outlookTable(): StagesBody {
    if (!outlook) return chance instanceof Float64Array ? NO_CUSTOMERS : chance;
    const { span, columns: month } = outlookMonth(snapshot, outlook, facts.net_revenue);
    return { ok: true, value: stagesView(span, month, 'outlook', rules) };
  }
}

function noTables(): StageTables {
  return tablesOf(() => NO_CUSTOMERS, NO_CUSTOMERS);
}

function tablesOf(
  dated: (scheme: (typeof DATED_SCHEME_IDS)[number]) => StagesBody,
  outlook: StagesBody,
): StageTables {
  return {
    'stages.behaviour': dated('behaviour'),
    'stages.time': dated('time'),
    'stages.value': dated('value'),
    'stages.composite': dated('composite'),
    'stages.phases': dated('phases'),
    'stages.nurture': dated('nurture'),
    'stages.cadence': dated('cadence'),
    'stages.outlook': outlook,
  };
}
