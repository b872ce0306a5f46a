import type { MigrationView, StagesView } from '#shared/contract/analysis.ts';
import {
  addMonths,
  formatIsoDay,
  formatIsoMonth,
  lastDayOfMonth,
  monthOfDay,
} from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageRules, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { migration, STAGES_WITHOUT_DATA, type StageHistory } from '#main/engine/index.ts';
import type { Body } from './stored.ts';

/** One scheme month by month. */
export function stagesView(
  history: StageHistory,
  scheme: StageScheme,
  rules: StageRules,
): Body<StagesView> {
  const columns = history.schemes[scheme];
  const stages = STAGE_SCHEMES[scheme];
  const at = (column: Float64Array, month: number): number[] =>
    stages.map((_, stage) => column[stage * history.months + month] as number);
  return {
    scheme,
    rules,
    stages: stages.map((id, stage) => ({
      id,
      hasData: !STAGES_WITHOUT_DATA[scheme].includes(stage),
    })),
    months: Array.from({ length: history.months }, (_, month) => ({
      month: formatIsoMonth(history.firstMonth + month),
      complete: month < history.months - 1 || history.lastComplete,
      customers: at(columns.customers, month),
      revenue: at(columns.monthRevenue, month),
    })),
  };
}

/**
 * The day `months` before the analysis date; from the end of a month to the end of a month, so that it
 * meets the month-by-month stages.
 */
export function monthsBefore(asOf: number, months: number): number {
  const month = monthOfDay(asOf);
  return lastDayOfMonth(month) === asOf ? lastDayOfMonth(month - months) : addMonths(asOf, -months);
}

/** How customers moved between stages over the last months. */
export function migrationView(
  snapshot: Snapshot,
  scheme: StageScheme,
  rules: StageRules,
  monthsBack: number,
): Body<MigrationView> {
  const from = monthsBefore(snapshot.asOf, monthsBack);
  const moved = migration(snapshot, scheme, from, snapshot.asOf, rules);
  const row = (stage: number): number[] =>
    Array.from(moved.customers.subarray(stage * moved.stages, (stage + 1) * moved.stages));
  return {
    scheme,
    from: formatIsoDay(from),
    to: formatIsoDay(snapshot.asOf),
    stages: [...STAGE_SCHEMES[scheme]],
    matrix: Array.from({ length: moved.stages }, (_, stage) => row(stage)),
    arrived: row(moved.stages),
  };
}
