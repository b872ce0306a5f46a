import { firstDayReaching, formatIsoDay, type Day } from './calendar.ts';
import type { FindingCode } from './findings.ts';
import { isPlaybookRow, rowOfStage, type PlaybookRow } from './playbook.ts';
import type { SegmentRule } from './segmentRule.ts';
import { STAGE_SCHEME_IDS, STAGE_SCHEMES } from './stageSchemes.ts';

/**
 * What an action rests on: customers that a rule chooses (a stage, class, tier, cell or channel; null for
 * all of them), a saved segment, or a finding.
 */
export type ActionBasis =
  | { readonly kind: 'rule'; readonly rule: SegmentRule | null; readonly row?: PlaybookRow }
  | { readonly kind: 'segment'; readonly id: number; readonly name: string }
  | {
      readonly kind: 'finding';
      readonly code: FindingCode;
      readonly params: Readonly<Record<string, string | number>>;
      /** The very customers, where days tell them; else the nearest group stands for them. */
      readonly rule?: SegmentRule;
    };

/** What the user decides when a period ends. To stop ends the action. */
export const ACTION_DECISIONS = ['keep', 'change', 'stop'] as const;
export type ActionDecision = (typeof ACTION_DECISIONS)[number];

/**
 * Where a period of an action stands. Without a run there is no analysis date, and nothing to judge by:
 * then an undecided period is `unjudged`.
 */
export const PERIOD_STATES = [
  'planned',
  'running',
  'due',
  'overdue',
  'decided',
  'unjudged',
] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/**
 * State of a period on the analysis date, never on the day of the machine.
 * @param period its days, both included, and what was decided
 * @param asOf analysis date; undefined without a run
 */
export function periodState(
  period: {
    readonly from: number;
    readonly review: number;
    readonly decision: ActionDecision | null;
  },
  asOf: number | undefined,
): PeriodState {
  if (period.decision !== null) return 'decided';
  if (asOf === undefined) return 'unjudged';
  if (asOf < period.from) return 'planned';
  if (asOf < period.review) return 'running';
  return asOf === period.review ? 'due' : 'overdue';
}

/** The customers whom an action rests on; null for all, undefined for a finding about no customers. */
export function ruleOfBasis(basis: ActionBasis): SegmentRule | null | undefined {
  switch (basis.kind) {
    case 'rule':
      return basis.rule;
    case 'segment':
      return { kind: 'segment', id: basis.id };
    case 'finding':
      return basis.rule ?? groupOfFinding(basis.code, basis.params);
  }
}

/** The row of the playbook for what an action rests on; undefined where none is named by it. */
export function rowOfBasis(basis: ActionBasis): PlaybookRow | undefined {
  switch (basis.kind) {
    case 'rule':
      return basis.row ?? rowOfRule(basis.rule);
    case 'segment':
      return undefined;
    case 'finding':
      return basis.code === 'value_fell'
        ? 'trigger.clv'
        : rowOfRule(groupOfFinding(basis.code, basis.params) ?? null);
  }
}

/** The customers whom a row is about, where it is about a group that the program knows. */
export function ruleOfRow(row: PlaybookRow): SegmentRule | undefined {
  const [group = '', unit = ''] = row.split('.', 2);
  if (group === 'class12' || group === 'class8' || group === 'loyalty') {
    return { kind: 'choice', field: group, values: [unit] };
  }
  // The time scheme is the plainest; the others have what it lacks.
  for (const scheme of ['time', 'value', 'phases', 'composite', 'behaviour'] as const) {
    const stages: readonly string[] = STAGE_SCHEMES[scheme];
    const stage = stages.find((id) => rowOfStage(scheme, id) === row);
    if (stage !== undefined) return { kind: 'choice', field: `stage.${scheme}`, values: [stage] };
  }
  return undefined;
}

function rowOfRule(rule: SegmentRule | null): PlaybookRow | undefined {
  if (rule?.kind !== 'choice') return undefined;
  const { field, values } = rule;
  const [value] = values;
  if (value === undefined || values.length > 1) return undefined;
  if (field === 'class12' || field === 'class8' || field === 'loyalty') {
    const row = `${field}.${value}`;
    return isPlaybookRow(row) ? row : undefined;
  }
  const scheme = STAGE_SCHEME_IDS.find((id) => field === `stage.${id}`);
  return scheme && rowOfStage(scheme, value);
}

/**
 * A finding as the basis of an action. Customers lost in a period are told by their last order, as long as
 * they have not come back.
 * @param period its days, both included; undefined if they are no days of the calendar
 */
export function basisOfFinding(
  code: FindingCode,
  params: Readonly<Record<string, string | number>>,
  period: { readonly from: Day | undefined; readonly to: Day | undefined },
): ActionBasis {
  const { from, to } = period;
  const { months } = params;
  if (code !== 'lost_customers' || typeof months !== 'number' || !from || !to) {
    return { kind: 'finding', code, params };
  }
  // Lost on the first day beyond the limit: the day after the months of silence.
  const first = firstDayReaching(from - 1, months);
  const last = firstDayReaching(to, months) - 1;
  const days = { from: formatIsoDay(first), to: formatIsoDay(last) };
  return {
    kind: 'finding',
    code,
    params,
    rule: { kind: 'day', field: 'last_order', ...days },
  };
}

/** The nearest group of the present data whom a finding is about; null for all, undefined for no customers. */
export function groupOfFinding(
  code: FindingCode,
  params: Readonly<Record<string, string | number>>,
): SegmentRule | null | undefined {
  const choice = (
    field: 'class12' | 'stage.time' | 'stage.value' | 'stage.phases',
    value: unknown,
  ) => ({ kind: 'choice', field, values: [String(value)] }) as const;
  switch (code) {
    case 'new_customers_up':
    case 'new_customers_down':
      return choice('stage.time', 'new');
    case 'lost_customers':
      return choice('stage.phases', 'churn');
    case 'won_back':
      return choice('stage.phases', 'reacquired');
    case 'stage_move':
      return choice('stage.time', params['to']);
    case 'class_in_danger':
      return choice('class12', params['group']);
    case 'concentration':
      return choice('stage.value', 'high');
    case 'one_order_only':
      return { kind: 'number', field: 'orders', least: 1, most: 1 };
    case 'value_fell':
      return { kind: 'number', field: 'clv_ratio', most: Number(params['limit']) };
    case 'conversion_down':
    case 'revenue_up_year':
    case 'revenue_down_year':
    case 'revenue_up':
    case 'revenue_down':
    case 'outlook':
      return null;
    case 'unidentified':
    case 'unlinked_refunds':
    case 'orders_only':
      return undefined;
  }
}
