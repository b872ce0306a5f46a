import { readStageTargets, saveStageTargets } from '#main/analysis/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** Lifecycle stages of the latest run, and their targets. */
export function stageWorkerHandlers({ store, reader }: WorkerContext) {
  return {
    'analysis.stages': ({ scheme, filter }) => reader().stages(scheme, filter),
    'analysis.fixedTiers': ({ filter }) => reader().fixedTiers(filter),
    'analysis.migration': ({ scheme, from, to, filter }) =>
      reader().migration(scheme, from, to, filter),
    'stages.answersBefore': () => reader().answersBefore(),
    'stages.relation': ({ scheme, filter }) => reader().relation(scheme, filter),
    'stages.risk': ({ scheme, filter }) => reader().lifecycle.now.risk(scheme, filter),
    'stages.need': ({ scheme, filter }) => reader().lifecycle.now.need(scheme, filter),
    'stages.profile': ({ scheme, filter }) => reader().lifecycle.now.profile(scheme, filter),
    'stages.flow': ({ scheme, filter }) => reader().lifecycle.flow(scheme, filter),
    'stages.winBack': ({ filter }) => reader().lifecycle.winBack(filter),
    'stages.cross': ({ rows, columns, filter }) =>
      reader().lifecycle.now.cross(rows, columns, filter),
    'stages.preview': ({ scheme, rules, filter }) =>
      reader().lifecycle.now.preview(scheme, rules, filter),
    'stages.beforeOrder': (_, control) => reader().acquisition.beforeOrder(control),
    'stages.targets': () => readStageTargets(store),
    'stages.setTargets': ({ targets }) => {
      const saved = saveStageTargets(store, targets);
      store.audit.append('settings', 'stage targets');
      return saved;
    },
  } satisfies Partial<WorkerHandlers>;
}
