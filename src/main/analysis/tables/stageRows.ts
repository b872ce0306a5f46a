import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { formatIsoMonth } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import {
  isDated,
  leadsInStage,
  STAGE_SCHEME_IDS,
  STAGE_SCHEMES,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import {
  STAGES_WITHOUT_DATA,
  stageHistory,
  type SchemeHistory,
  type StageMonths,
} from '#main/engine/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import type { RunReader } from '../runReader.ts';
import { outlookMonth } from '../stages/index.ts';
import type { Cell } from '#main/csv/index.ts';

/** Every stage of every scheme at the end of every month; of the outlook, at the analysis date alone. */
export function* stageRows(run: RunReader): Iterable<readonly Cell[]> {
  const schemes = availableSchemes(run);
  if (schemes.length === 0) return;
  const history = stageHistory(run.snapshot(), run.settings().stageRules, schemes.filter(isDated));
  for (const scheme of schemes) {
    if (isDated(scheme)) {
      yield* monthRows(run, scheme, history, history.schemes[scheme]);
      continue;
    }
    const columns = run.columns();
    const month = outlookMonth(
      run.snapshot(),
      columns.need('stage_outlook'),
      columns.need('net_revenue'),
    );
    yield* monthRows(run, scheme, month.span, month.columns);
  }
}

function* monthRows(
  run: RunReader,
  scheme: StageScheme,
  span: StageMonths,
  { customers, netRevenue, monthRevenue }: SchemeHistory,
): Iterable<readonly Cell[]> {
  const { money, hasAmounts } = run.table('facts');
  const leads = STAGES_WITHOUT_DATA[scheme].length > 0 ? openLeads(run) : undefined;
  const amount = (minor: number): string | null =>
    hasAmounts ? formatMajor(minor, money.digits) : null;
  for (let month = 0; month < span.months; month++) {
    const total = sumOfMonth(span, customers, month);
    const revenue = sumOfMonth(span, netRevenue, month);
    for (const [stage, name] of STAGE_SCHEMES[scheme].entries()) {
      const at = stage * span.months + month;
      const [count, net] = [customers[at] as number, netRevenue[at] as number];
      yield [
        scheme,
        formatIsoMonth(span.firstMonth + month),
        name,
        count,
        amount(net),
        total > 0 ? count / total : null,
        hasAmounts && revenue > 0 ? net / revenue : null,
        amount(monthRevenue[at] as number),
        month < span.months - 1 || span.lastComplete ? 1 : 0,
        leads && STAGES_WITHOUT_DATA[scheme].includes(stage)
          ? leadsInStage(name, leads[month] ?? NO_LEADS)
          : null,
      ];
    }
  }
}

const NO_LEADS = { awareness: 0, interest: 0 };

/** Open leads at the end of every month; undefined where no file holds leads. */
function openLeads(run: RunReader): StagesBeforeOrder['months'] | undefined {
  const before = run.acquisition.beforeOrder(detachedControl());
  return before.ok ? before.value.months : undefined;
}

function sumOfMonth(span: StageMonths, column: Float64Array, month: number): number {
  let sum = 0;
  for (let at = month; at < column.length; at += span.months) sum += column[at] as number;
  return sum;
}

/** Moves from each month's end to the next, the last one to the analysis date. */
export function* migrationRows(run: RunReader): Iterable<readonly Cell[]> {
  const schemes = availableSchemes(run).filter(isDated);
  if (schemes.length === 0) return;
  const history = stageHistory(run.snapshot(), run.settings().stageRules, schemes);
  for (let month = 1; month < history.months; month++) {
    for (const scheme of schemes) yield* moves(scheme, history, history.schemes[scheme], month);
  }
}

function* moves(
  scheme: StageScheme,
  { firstMonth, months }: StageMonths,
  { customers, moves: moved }: SchemeHistory,
  month: number,
): Iterable<readonly Cell[]> {
  const stages: readonly string[] = STAGE_SCHEMES[scheme];
  for (let from = 0; from <= stages.length; from++) {
    const row = stages.map(
      (_, to) => moved[(from * stages.length + to) * months + month] as number,
    );
    const left = row.reduce((sum, count) => sum + count, 0);
    const total = from < stages.length ? (customers[from * months + month - 1] as number) : left;
    if (total === 0) continue;
    for (const [to, name] of stages.entries()) {
      const count = to === from ? total - left : (row[to] as number);
      yield [
        scheme,
        formatIsoMonth(firstMonth + month - 1),
        formatIsoMonth(firstMonth + month),
        stages[from] ?? 'arrived',
        name,
        count,
        count / total,
      ];
    }
  }
}

/** Schemes that the run could apply. */
export function availableSchemes(run: RunReader): StageScheme[] {
  return STAGE_SCHEME_IDS.filter((scheme) => run.stages(scheme).ok);
}
