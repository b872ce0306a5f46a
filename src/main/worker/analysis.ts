import {
  clusterCustomers,
  readAnalysisSettings,
  runAnalysis,
  saveAnalysisSettings,
} from '#main/analysis/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';
import { stageWorkerHandlers } from './stages.ts';

/** Settings, runs and customers. */
export function analysisWorkerHandlers(context: WorkerContext) {
  const { store, reader } = context;
  return {
    ...stageWorkerHandlers(context),
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
      const thinned = store.runs.thin();
      if (thinned.columns + thinned.tables > 0) store.audit.append('thin', 'runs', { ...thinned });
      return summary;
    },
    'analysis.current': () => (store.runs.latest() ? reader().summary() : null),
    'analysis.overview': ({ filter }) => reader().overview(filter),
    'analysis.rfm': ({ filter }) => reader().rfm(filter),
    'analysis.cohorts': () => reader().cohorts(),
    'analysis.value': ({ filter }) => reader().value.overview(filter),
    'analysis.valueModels': () => reader().value.models(),
    'analysis.formula': ({ text }) => reader().value.formula(text),
    'analysis.acquisition': () => reader().acquisition.overview(),
    'retention.cohorts': (input, control) => reader().retention().cohorts(input, control),
    'retention.survival': (input, control) => reader().retention().survival(input, control),
    'retention.outside': (input, control) => reader().outside().beside(input, control),
    'retention.churnTiming': (input, control) => reader().retention().churnTiming(input, control),
    'acquisition.leadScores': () => reader().acquisition.leadScores(),
    'acquisition.openLeads': ({ offset, limit }, control) => {
      const list = reader().acquisition.openLeads(control);
      if (!list.ok) return list;
      const { value } = list;
      return { ok: true, value: { total: value.total, rows: value.page(offset, limit) } };
    },
    'acquisition.brought': ({ filter }) => reader().acquisition.channelsBrought(filter),
    'acquisition.touchpoints': ({ days, filter }, control) =>
      reader().acquisition.touchpoints(days, filter, control),
    'value.change': () => reader().value.change(),
    'value.modelAge': () => reader().value.modelAge(),
    'analysis.repurchase': ({ filter }) => reader().repurchase(filter),
    'analysis.loyalty': ({ filter }) => reader().loyalty(filter),
    'analysis.rfmMovement': ({ monthsBack, filter }) => reader().rfmMovement(monthsBack, filter),
    'analysis.weights': ({ pairs }) => reader().weights(pairs),
    'analysis.features': ({ grouping }) => reader().features(grouping),
    'segments.count': ({ rule, filter }) => reader().segments().count(rule, filter),
    'segments.fields': ({ filter }) => reader().segments().fields(filter),
    'segments.overview': ({ filter }) => reader().segments().overview(filter),
    'segments.profile': ({ rule, filter }) => reader().segments().profile(rule, filter),
    'segments.overlap': ({ ids, filter }) => reader().segments().overlap(ids, filter),
    'segments.movement': ({ rule, from, to, filter }) =>
      reader().segments().movement(rule, from, to, filter),
    'segments.clusters': ({ filter }) => reader().segments().clusters(filter),
    'segments.cluster': ({ k }, control) => {
      const found = clusterCustomers(store, k, control);
      if (found.ok) store.audit.append('segment', `cluster ${found.value.fit}`);
      return found;
    },
    'customers.page': ({ plain, ...input }) => reader().customers().page(input, plain),
    'customers.card': ({ index, plain }) => reader().customers().card(index, plain),
  } satisfies Partial<WorkerHandlers>;
}
