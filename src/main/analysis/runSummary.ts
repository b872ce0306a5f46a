import type { RunContext, RunSummary } from '#shared/contract/run.ts';
import type { Gate } from '#shared/contract/common.ts';
import { STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import type { StoredResults } from './storedResults.ts';
import { OLDER_RUN } from './views/stored.ts';

/** What a run did, and what it did not and why. */
export function runSummary(results: StoredResults, run: RunContext, seconds: number): RunSummary {
  const value = results.value();
  const parts: readonly [string, { readonly ok: true } | Gate][] = [
    ['rfm', results.table('rfm')],
    ['repurchase', results.repurchase().backtest],
    ['loyalty', results.loyalty()],
    ...STAGE_SCHEME_IDS.map((scheme): [string, { readonly ok: true } | Gate] => [
      `stages.${scheme}`,
      results.find(`stages.${scheme}`) ?? OLDER_RUN,
    ]),
    ['cohorts', results.table('cohorts')],
    ['realised', value.realised],
    ['concentration', value.concentration],
    ['clv', value.clv],
    ['contest', value.contest],
    ['acquisition', results.acquisition()],
  ];
  return {
    run,
    seconds,
    done: parts.filter(([, part]) => part.ok).map(([analysis]) => analysis),
    gated: parts.flatMap(([analysis, part]) => (part.ok ? [] : [{ analysis, gate: part }])),
  };
}
