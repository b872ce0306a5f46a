import type { Handlers, PickedFile, WorkerMethods } from '#main/rpc/index.ts';
import { valueOf } from '#main/session/index.ts';
import { callWorker, changed, jobReference, requireWorkspace, runWorker } from './context.ts';
import type { CoreContext } from './context.ts';
import { rejectTexts } from './rejectTexts.ts';

/** The import wizard and what follows from the files: tickets become paths here, the work happens in the writer. */
export function importHandlers(context: CoreContext) {
  return {
    'imports.inspect': ({ overrides, ...picked }) => {
      const file = pickedFile(context, picked);
      return jobReference(
        context.queue.start('imports.inspect', (job) =>
          wiping(file, runWorker(context, job, 'imports.inspect', { ...file, overrides })),
        ),
      );
    },
    'imports.check': ({ plan, skipOverlap = false, ...picked }) => {
      const file = pickedFile(context, picked);
      return jobReference(
        context.queue.start('imports.check', (job) =>
          wiping(file, runWorker(context, job, 'imports.check', { ...file, plan, skipOverlap })),
        ),
      );
    },
    'imports.commit': ({ plan, sameFile = 'refuse', overlap = 'refuse', ...picked }) => {
      const file = pickedFile(context, picked);
      return jobReference(
        context.queue.start('imports.commit', async (job) => {
          const input = { ...file, plan, sameFile, overlap };
          const json = await wiping(file, runWorker(context, job, 'imports.commit', input));
          await dataChanged(context);
          return json;
        }),
      );
    },
    'imports.correct': (picked) => {
      const file = pickedFile(context, picked);
      return jobReference(
        context.queue.start('imports.correct', async (job) => {
          const json = await wiping(file, runWorker(context, job, 'imports.correct', file));
          await dataChanged(context);
          return json;
        }),
      );
    },
    'imports.loadTemplate': (picked) => {
      const file = pickedFile(context, picked);
      return jobReference(
        context.queue.start('imports.loadTemplate', (job) =>
          runWorker(context, job, 'imports.loadTemplate', file),
        ),
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
    'imports.saveRejects': ({ batchId, format = 'csv', language }) =>
      saveRows(context, 'imports.saveRejects', `rejected-rows-${batchId}.${format}`, (path) => ({
        batchId,
        path,
        texts: rejectTexts(language ?? context.preferences.current.language),
      })),
    'imports.saveMarked': ({ batchId }) =>
      saveRows(context, 'imports.saveMarked', `marked-rows-${batchId}.csv`, (path) => ({
        batchId,
        path,
      })),
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
    'imports.timeZone': () => callWorker(context, 'imports.timeZone', {}),
    'imports.setTimeZone': async (input) => {
      const json = await callWorker(context, 'imports.setTimeZone', input);
      changed(context, 'settings');
      return json;
    },
    'imports.batches': () => callWorker(context, 'imports.batches', {}),
    'identity.decide': async (decision) => {
      const json = await callWorker(context, 'identity.decide', decision);
      // Stale, but not computed again at once: whoever looks through links decides about many.
      changed(context, 'batches', 'runs');
      return json;
    },
    'imports.coverage': () => callWorker(context, 'imports.coverage', {}),
    'imports.quality': () => callWorker(context, 'imports.quality', {}),
  } satisfies Partial<Handlers>;
}

/** Saves rows of a batch where the user says. */
function saveRows<M extends 'imports.saveRejects' | 'imports.saveMarked'>(
  context: CoreContext,
  method: M,
  name: string,
  inputFor: (path: string) => WorkerMethods[M]['input'],
): string {
  requireWorkspace(context);
  return jobReference(
    context.queue.start(method, async (job) => {
      const path = await context.options.host.chooseSavePath(name);
      if (path === null) return 'null';
      const json = await runWorker(context, job, method, inputFor(path));
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

/** The file of a ticket, with its password as bytes that can be wiped. */
function pickedFile(
  context: CoreContext,
  { ticket, password }: { readonly ticket: string; readonly password?: string | undefined },
): PickedFile {
  requireWorkspace(context);
  const path = context.tickets.pathOf(ticket);
  return password === undefined ? { path } : { path, password: new TextEncoder().encode(password) };
}

/** Wipes the password of a file when the work on it has ended; the queue keeps what it ran for a while. */
async function wiping(file: PickedFile, work: Promise<string>): Promise<string> {
  try {
    return await work;
  } finally {
    file.password?.fill(0);
  }
}
