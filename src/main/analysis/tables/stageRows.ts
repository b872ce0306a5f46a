import { formatIsoMonth, lastDayOfMonth } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import {
  NO_STAGE,
  STAGE_SCHEME_IDS,
  STAGE_SCHEMES,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { stageHistory, stagesAt, type StageHistory } from '#main/engine/index.ts';
import type { RunReader } from '../runReader.ts';
import type { Cell } from './csv.ts';

/** Every stage of every scheme at the end of every month. */
export function* stageRows(run: RunReader): Iterable<readonly Cell[]> {
  const schemes = availableSchemes(run);
  if (schemes.length === 0) return;
  const history = stageHistory(run.snapshot(), run.settings().stageRules);
  const { money, hasAmounts } = run.table('facts');
  const amount = (minor: number): string | null =>
    hasAmounts ? formatMajor(minor, money.digits) : null;
  for (const scheme of schemes) {
    const { customers, netRevenue, monthRevenue } = history.schemes[scheme];
    for (let month = 0; month < history.months; month++) {
      const total = sumOfMonth(history, customers, month);
      const revenue = sumOfMonth(history, netRevenue, month);
      for (const [stage, name] of STAGE_SCHEMES[scheme].entries()) {
        const at = stage * history.months + month;
        const [count, net] = [customers[at] as number, netRevenue[at] as number];
        yield [
          scheme,
          formatIsoMonth(history.firstMonth + month),
          name,
          count,
          amount(net),
          total > 0 ? count / total : null,
          hasAmounts && revenue > 0 ? net / revenue : null,
          amount(monthRevenue[at] as number),
          month < history.months - 1 || history.lastComplete ? 1 : 0,
        ];
      }
    }
  }
}

function sumOfMonth(history: StageHistory, column: Float64Array, month: number): number {
  let sum = 0;
  for (let at = month; at < column.length; at += history.months) sum += column[at] as number;
  return sum;
}

/** Moves from each month's end to the next, the last one to the analysis date. */
export function* migrationRows(run: RunReader): Iterable<readonly Cell[]> {
  const schemes = availableSchemes(run);
  if (schemes.length === 0) return;
  const snapshot = run.snapshot();
  const { stageRules } = run.settings();
  const months = run.table(`stages.${schemes[0] ?? 'time'}`);
  if (!months.ok) return;
  const first = months.value.months[0]?.month ?? '';
  const firstMonth = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1;
  let before = stagesAt(snapshot, lastDayOfMonth(firstMonth), stageRules);
  for (let k = 1; k < months.value.months.length; k++) {
    const month = firstMonth + k;
    const after = stagesAt(snapshot, Math.min(lastDayOfMonth(month), snapshot.asOf), stageRules);
    for (const scheme of schemes) {
      const periods = [formatIsoMonth(month - 1), formatIsoMonth(month)] as const;
      yield* moves(scheme, periods, before.stage[scheme], after.stage[scheme]);
    }
    before = after;
  }
}

function* moves(
  scheme: StageScheme,
  [from, to]: readonly [string, string],
  before: Uint8Array,
  after: Uint8Array,
): Iterable<readonly Cell[]> {
  const stages: readonly string[] = STAGE_SCHEMES[scheme];
  const width = stages.length;
  const counts = new Float64Array((width + 1) * width);
  for (let c = 0; c < after.length; c++) {
    const end = after[c] as number;
    if (end === NO_STAGE) continue;
    const begin = before[c] === NO_STAGE ? width : (before[c] as number);
    counts[begin * width + end] = (counts[begin * width + end] as number) + 1;
  }
  for (let begin = 0; begin <= width; begin++) {
    const row = counts.subarray(begin * width, (begin + 1) * width);
    const total = row.reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    for (const [end, name] of stages.entries()) {
      const count = row[end] as number;
      yield [scheme, from, to, stages[begin] ?? 'arrived', name, count, count / total];
    }
  }
}

/** Schemes that the run could apply. */
function availableSchemes(run: RunReader): StageScheme[] {
  return STAGE_SCHEME_IDS.filter((scheme) => run.table(`stages.${scheme}`).ok);
}
