import type { Handlers } from '#main/rpc/index.ts';
import { valueOf } from '#main/session/index.ts';
import { callWorker, changed, jobReference, requireWorkspace, runWorker } from './context.ts';
import type { CoreContext } from './context.ts';

/** The import wizard and what follows from the files: tickets become paths here, the work happens in the writer. */
export function importHandlers(context: CoreContext) {
  return {
    'imports.inspect': ({ ticket, overrides }) => {
      requireWorkspace(context);
      const path = context.tickets.pathOf(ticket);
      return jobReference(
        context.queue.start('imports.inspect', (job) =>
          runWorker(context, job, 'imports.inspect', { path, overrides }),
        ),
      );
    },
    'imports.check': ({ ticket, plan, skipOverlap = false }) => {
      requireWorkspace(context);
      const path = context.tickets.pathOf(ticket);
      return jobReference(
        context.queue.start('imports.check', (job) =>
          runWorker(context, job, 'imports.check', { path, plan, skipOverlap }),
        ),
      );
    },
    'imports.commit': ({ ticket, plan, sameFile = 'refuse', overlap = 'refuse' }) => {
      requireWorkspace(context);
      const path = context.tickets.pathOf(ticket);
      return jobReference(
        context.queue.start('imports.commit', async (job) => {
          const input = { path, plan, sameFile, overlap };
          const json = await runWorker(context, job, 'imports.commit', input);
          await dataChanged(context);
          return json;
        }),
      );
    },
    'imports.correct': ({ ticket }) => {
      requireWorkspace(context);
      const path = context.tickets.pathOf(ticket);
      return jobReference(
        context.queue.start('imports.correct', async (job) => {
          const json = await runWorker(context, job, 'imports.correct', { path });
          await dataChanged(context);
          return json;
        }),
      );
    },
    'imports.undo': ({ batchId }) => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('imports.undo', async (job) => {
          const json = await runWorker(context, job, 'imports.undo', { batchId });
          await dataChanged(context);
          return json;
        }),
      );
    },
    'imports.saveRejects': ({ batchId }) =>
      saveRows(context, 'imports.saveRejects', batchId, `rejected-rows-${batchId}.csv`),
    'imports.saveMarked': ({ batchId }) =>
      saveRows(context, 'imports.saveMarked', batchId, `marked-rows-${batchId}.csv`),
    'imports.saveTemplate': ({ batchId }) => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('imports.saveTemplate', async (job) => {
          const path = await context.options.host.chooseSavePath(`template-${batchId}.json`);
          if (path === null) return 'null';
          await runWorker(context, job, 'imports.saveTemplate', { batchId, path });
          return JSON.stringify({ savedAs: path });
        }),
      );
    },
    'imports.batches': () => callWorker(context, 'imports.batches', {}),
    'identity.review': (page) => callWorker(context, 'identity.review', page),
    'identity.decide': async (decision) => {
      const json = await callWorker(context, 'identity.decide', decision);
      // Stale, but not computed again at once: whoever looks through links decides about many.
      changed(context, 'batches', 'runs');
      return json;
    },
    'imports.coverage': () => callWorker(context, 'imports.coverage', {}),
  } satisfies Partial<Handlers>;
}

/** Saves rows of a batch where the user says. */
function saveRows(
  context: CoreContext,
  method: 'imports.saveRejects' | 'imports.saveMarked',
  batchId: number,
  name: string,
): string {
  requireWorkspace(context);
  return jobReference(
    context.queue.start(method, async (job) => {
      const path = await context.options.host.chooseSavePath(name);
      if (path === null) return 'null';
      const json = await runWorker(context, job, method, { batchId, path });
      const { rows } = JSON.parse(json) as { rows: number };
      return JSON.stringify({ savedAs: path, rows });
    }),
  );
}

/** New data make every figure old: the screens hear of it and the analyses follow by themselves. */
async function dataChanged(context: CoreContext): Promise<void> {
  changed(context, 'batches', 'runs');
  const batches = valueOf('imports.batches', await callWorker(context, 'imports.batches', {}));
  if (batches.some((batch) => batch.state === 'complete')) startAnalysis(context);
}

/** Queues a run of all analyses. */
export function startAnalysis(context: CoreContext): number {
  return context.queue.start('analysis.run', async (job) => {
    const json = await runWorker(context, job, 'analysis.run', {});
    changed(context, 'runs');
    return json;
  });
}
