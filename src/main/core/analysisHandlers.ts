import type { Handlers, WorkerMethodName, WorkerMethods } from '#main/rpc/index.ts';
import { callWorker, changed, jobReference, requireWorkspace, runWorker } from './context.ts';
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
    'analysis.fixedTiers': passOn('analysis.fixedTiers'),
    'analysis.migration': passOn('analysis.migration'),
    'analysis.cohorts': passOn('analysis.cohorts'),
    'analysis.value': passOn('analysis.value'),
    'analysis.valueModels': passOn('analysis.valueModels'),
    'analysis.formula': passOn('analysis.formula'),
    'analysis.acquisition': passOn('analysis.acquisition'),
    'analysis.repurchase': passOn('analysis.repurchase'),
    'analysis.loyalty': passOn('analysis.loyalty'),
    'analysis.rfmMovement': passOn('analysis.rfmMovement'),
    'analysis.weights': passOn('analysis.weights'),
    'acquisition.brought': passOn('acquisition.brought'),
    'acquisition.touchpoints': passOn('acquisition.touchpoints'),
    'acquisition.leadScores': passOn('acquisition.leadScores'),
    'acquisition.openLeads': passOn('acquisition.openLeads'),
    'value.change': passOn('value.change'),
    'value.modelAge': passOn('value.modelAge'),
    'analysis.features': passOn('analysis.features'),
    'stages.profile': passOn('stages.profile'),
    'stages.need': passOn('stages.need'),
    'stages.relation': passOn('stages.relation'),
    'stages.risk': passOn('stages.risk'),
    'stages.answersBefore': passOn('stages.answersBefore'),
    'stages.flow': passOn('stages.flow'),
    'stages.winBack': passOn('stages.winBack'),
    'stages.cross': passOn('stages.cross'),
    'stages.preview': passOn('stages.preview'),
    'stages.beforeOrder': passOn('stages.beforeOrder'),
    'stages.targets': passOn('stages.targets'),
    'stages.setTargets': async (targets) => {
      const json = await callWorker(context, 'stages.setTargets', targets);
      changed(context, 'targets');
      return json;
    },
    'segments.count': passOn('segments.count'),
    'segments.fields': passOn('segments.fields'),
    'segments.overview': passOn('segments.overview'),
    'segments.profile': passOn('segments.profile'),
    'segments.overlap': passOn('segments.overlap'),
    'segments.movement': passOn('segments.movement'),
    'segments.clusters': passOn('segments.clusters'),
    'segments.cluster': (input) => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('segments.cluster', async (job) => {
          const json = await runWorker(context, job, 'segments.cluster', input);
          changed(context, 'segments');
          return json;
        }),
      );
    },
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
    'retention.outside': passOn('retention.outside'),
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
  } satisfies Partial<Handlers>;
}
