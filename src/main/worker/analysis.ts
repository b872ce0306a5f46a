import {
  latestRun,
  readAnalysisSettings,
  runAnalysis,
  saveAnalysisSettings,
  type RunReader,
} from '#main/analysis/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** Settings, runs and customers. One reader serves all questions about the latest run. */
export function analysisWorkerHandlers({ store }: WorkerContext) {
  let held: RunReader | undefined;
  const reader = (): RunReader => {
    held = latestRun(store, held);
    return held;
  };
  return {
    'settings.analysis': () => readAnalysisSettings(store),
    'settings.setAnalysis': (settings) => {
      const saved = saveAnalysisSettings(store, settings);
      store.audit.append('settings', 'analysis');
      return saved;
    },
    'analysis.run': (_input, control) => {
      const summary = runAnalysis(store, readAnalysisSettings(store), control);
      store.audit.append('analyse', `run ${summary.run.runId}`, {
        customers: summary.run.customers,
        orders: summary.run.orders,
      });
      return summary;
    },
    'analysis.current': () => (store.runs.latest() ? reader().summary() : null),
    'analysis.overview': () => reader().overview(),
    'analysis.rfm': () => reader().rfm(),
    'analysis.stages': ({ scheme }) => reader().stages(scheme),
    'analysis.migration': ({ scheme, monthsBack }) => reader().migration(scheme, monthsBack),
    'analysis.cohorts': () => reader().cohorts(),
    'analysis.value': () => reader().value(),
    'analysis.acquisition': () => reader().acquisition(),
    'retention.cohorts': (input, control) => reader().retention().cohorts(input, control),
    'retention.survival': (input, control) => reader().retention().survival(input, control),
    'retention.churnTiming': (input, control) => reader().retention().churnTiming(input, control),
    'segments.count': ({ rule, filter }) => reader().segmentCount(rule, filter),
    'customers.page': (input) => reader().customersPage(input),
    'customers.card': ({ index }) => reader().customerCard(index),
  } satisfies Partial<WorkerHandlers>;
}
