import { fillDemo } from '#main/demo/index.ts';
import { batchView } from './imports.ts';
import { writeTableFile } from './tableFile.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** The database itself, the demo data, and result tables as files. */
export function storeWorkerHandlers({ store }: WorkerContext) {
  return {
    'store.verify': () => {
      const { ok, checks } = store.verify();
      return { ok, checks: checks.map((check) => ({ ...check, details: { ...check.details } })) };
    },
    'workspace.storage': () => store.storage(),
    'store.copyTo': ({ path }) => {
      store.copyTo(path);
      store.audit.append('backup', 'workspace');
      return {};
    },
    'demo.fill': (_input, control) => batchView(fillDemo(store, control)),
    'tables.write': (order, control) => {
      const rows = writeTableFile(store, order, control);
      store.audit.append('export table', order.name, { rows });
      return { rows };
    },
  } satisfies Partial<WorkerHandlers>;
}
