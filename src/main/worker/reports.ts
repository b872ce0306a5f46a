import { z } from 'zod';
import {
  addFigure,
  buildReportModel,
  keepKeyFigures,
  readOutline,
  removeFigure,
  saveOutline,
} from '#main/report/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** Key of the list among the workspace's settings. */
const REPORTS = 'reports';
/** Stands where a printed report has its number. */
const PREVIEW = 'preview';

const printedSchema = z.array(
  z.object({ exportId: z.string(), at: z.string(), fileName: z.string(), pages: z.number() }),
);
type Printed = z.infer<typeof printedSchema>;

/** The report's order and model, and the list of reports that were printed. */
export function reportWorkerHandlers({ store, reader }: WorkerContext) {
  const printed = (): Printed =>
    printedSchema.parse(JSON.parse(store.settings.get(REPORTS) ?? '[]'));
  return {
    'reports.list': () => printed(),
    'reports.model': ({ scheme, exportId, workspaceName }) =>
      buildReportModel(store, reader(), {
        scheme,
        workspaceName,
        exportId: exportId ?? PREVIEW,
      }),
    'reports.outline': () => readOutline(store),
    'reports.setOutline': (outline) => saveOutline(store, outline),
    'reports.addFigure': ({ figure }) => addFigure(store, figure),
    'reports.removeFigure': ({ id }) => {
      removeFigure(store, id);
      return {};
    },
    'reports.nextId': () => ({ exportId: exportNumber(printed().length + 1) }),
    'reports.register': ({ exportId, fileName, pages }) => {
      keepKeyFigures(store, reader(), exportId);
      store.audit.append('report', exportId, { pages });
      const entry = { exportId, at: new Date().toISOString(), fileName, pages };
      store.settings.set(REPORTS, JSON.stringify([entry, ...printed()]));
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}

function exportNumber(count: number): string {
  return `R-${String(count).padStart(4, '0')}`;
}
