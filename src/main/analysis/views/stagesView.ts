import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { StageFlow } from '#shared/contract/stages.ts';
import {
  addMonths,
  formatIsoDay,
  formatIsoMonth,
  lastDayOfMonth,
  monthOfDay,
} from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  isDated,
  STAGE_SCHEMES,
  type DatedScheme,
  type StageRules,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import {
  migration,
  STAGES_WITHOUT_DATA,
  type Marks,
  type SchemeHistory,
  type StageMonths,
} from '#main/engine/index.ts';
import type { Body } from './stored.ts';

/** One scheme month by month. */
export function stagesView(
  span: StageMonths,
  columns: SchemeHistory,
  scheme: StageScheme,
  rules: StageRules,
): Body<StagesView> {
  const stages = STAGE_SCHEMES[scheme];
  const at = (column: Float64Array, month: number): number[] =>
    stages.map((_, stage) => column[stage * span.months + month] as number);
  return {
    scheme,
    rules,
    dated: isDated(scheme),
    stages: stages.map((id, stage) => ({
      id,
      hasData: !STAGES_WITHOUT_DATA[scheme].includes(stage),
    })),
    months: monthsOf(span, (month) => ({
      customers: at(columns.customers, month),
      revenue: at(columns.monthRevenue, month),
    })),
  };
}

/** The months of everybody less those of some: what is left is of all the others. */
export function monthsWithout(all: Body<StagesView>, some: Body<StagesView>): Body<StagesView> {
  const less = (whole: readonly number[], part: readonly number[] | undefined): number[] =>
    whole.map((value, stage) => value - (part?.[stage] ?? 0));
  return {
    ...all,
    months: all.months.map((month, at) => ({
      ...month,
      customers: less(month.customers, some.months[at]?.customers),
      revenue: less(month.revenue, some.months[at]?.revenue),
    })),
  };
}

/** Who entered and left each stage of a scheme, month by month. */
export function flowView(
  span: StageMonths,
  columns: SchemeHistory,
  scheme: DatedScheme,
): StageFlow {
  const stages: readonly string[] = STAGE_SCHEMES[scheme];
  const from = [...stages.keys(), stages.length];
  const moved = (before: number, after: number, month: number): number =>
    columns.moves[(before * stages.length + after) * span.months + month] as number;
  const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    scheme,
    stages: [...stages],
    months: monthsOf(span, (month) => ({
      entered: stages.map((_, stage) => sum(from.map((before) => moved(before, stage, month)))),
      left: stages.map((_, stage) => sum([...stages.keys()].map((to) => moved(stage, to, month)))),
    })),
  };
}

/** One entry per month of a history, each with its name and whether it has ended. */
export function monthsOf<T extends object>(
  span: StageMonths,
  of: (month: number) => T,
): (T & { month: string; complete: boolean })[] {
  return Array.from({ length: span.months }, (_, month) => ({
    month: formatIsoMonth(span.firstMonth + month),
    complete: month < span.months - 1 || span.lastComplete,
    ...of(month),
  }));
}

/**
 * The day `months` before the analysis date; from the end of a month to the end of a month, so that it
 * meets the month-by-month stages.
 */
export function monthsBefore(asOf: number, months: number): number {
  const month = monthOfDay(asOf);
  return lastDayOfMonth(month) === asOf ? lastDayOfMonth(month - months) : addMonths(asOf, -months);
}

/** How customers moved between stages from the end of one day to that of another. */
export function migrationView(
  snapshot: Snapshot,
  scheme: DatedScheme,
  rules: StageRules,
  [from, to]: readonly [from: number, to: number],
  marks?: Marks,
): Body<MigrationView> {
  const moved = migration(snapshot, scheme, from, to, rules, marks);
  // Nobody moves between stages that hold no customers.
  const filled = [...STAGE_SCHEMES[scheme].keys()].filter(
    (stage) => !STAGES_WITHOUT_DATA[scheme].includes(stage),
  );
  const row = (stage: number): number[] =>
    filled.map((into) => moved.customers[stage * moved.stages + into] as number);
  return {
    scheme,
    from: formatIsoDay(from),
    to: formatIsoDay(to),
    stages: filled.map((stage) => STAGE_SCHEMES[scheme][stage] as string),
    matrix: filled.map(row),
    arrived: row(moved.stages),
  };
}
