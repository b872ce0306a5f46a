import type { Handlers, WorkerMethodName, WorkerMethods } from '#main/rpc/index.ts';
import { callWorker, changed, jobReference, requireWorkspace } from './context.ts';
import type { CoreContext } from './context.ts';
import { startAnalysis } from './importHandlers.ts';

/** Settings, results and customers: passed on to the workers as they are. */
export function analysisHandlers(context: CoreContext) {
  const passOn =
    <Name extends WorkerMethodName>(method: Name) =>
    (input: WorkerMethods[Name]['input']): Promise<string> =>
      callWorker(context, method, input);
  return {
    'settings.analysis': passOn('settings.analysis'),
    'settings.setAnalysis': async (settings) => {
      const json = await callWorker(context, 'settings.setAnalysis', settings);
      changed(context, 'settings', 'runs');
      return json;
    },
    'analysis.run': () => {
      requireWorkspace(context);
      return jobReference(startAnalysis(context));
    },
    'analysis.current': passOn('analysis.current'),
    'analysis.overview': passOn('analysis.overview'),
    'analysis.rfm': passOn('analysis.rfm'),
    'analysis.stages': passOn('analysis.stages'),
    'analysis.migration': passOn('analysis.migration'),
    'analysis.cohorts': passOn('analysis.cohorts'),
    'analysis.value': passOn('analysis.value'),
    'analysis.acquisition': passOn('analysis.acquisition'),
    'customers.page': passOn('customers.page'),
    'customers.card': passOn('customers.card'),
    'segments.count': passOn('segments.count'),
    'segments.list': passOn('segments.list'),
    'segments.save': async (segment) => {
      const json = await callWorker(context, 'segments.save', segment);
      changed(context, 'segments');
      return json;
    },
    'segments.remove': async (segment) => {
      const json = await callWorker(context, 'segments.remove', segment);
      changed(context, 'segments');
      return json;
    },
    'retention.cohorts': passOn('retention.cohorts'),
    'retention.survival': passOn('retention.survival'),
    'retention.churnTiming': passOn('retention.churnTiming'),
    'events.list': passOn('events.list'),
    'events.add': async (event) => {
      const json = await callWorker(context, 'events.add', event);
      changed(context, 'events');
      return json;
    },
    'events.remove': async (event) => {
      const json = await callWorker(context, 'events.remove', event);
      changed(context, 'events');
      return json;
    },
    'reports.list': passOn('reports.list'),
  } satisfies Partial<Handlers>;
}
