import { basename } from 'node:path';
import type { JobHandle } from '#main/jobs/index.ts';
import type { Handlers, WorkerMethods } from '#main/rpc/index.ts';
import { valueOf } from '#main/session/index.ts';
import { callWorker, changed, jobReference, requireWorkspace, runWorker } from './context.ts';
import type { CoreContext } from './context.ts';
import { countPages } from './pdfPages.ts';
import { saveFile } from './saveFile.ts';

/** What a printed report is made of and where it goes. */
export interface PrintOrder {
  readonly language: string;
  readonly scheme: string;
  readonly path: string;
}

export interface PrintedReport {
  readonly savedAs: string;
  readonly pages: number;
  readonly bytes: number;
  readonly exportId: string;
}

/** The management report: the print page draws the model, the host prints it, the core saves it. */
export function reportHandlers(context: CoreContext) {
  /** Passes a change of the report's order on, and tells the screens. */
  const change =
    <Name extends 'reports.setOutline' | 'reports.addFigure' | 'reports.removeFigure'>(
      method: Name,
    ) =>
    async (input: WorkerMethods[Name]['input']): Promise<string> => {
      const json = await callWorker(context, method, input);
      changed(context, 'reports');
      return json;
    };
  return {
    'reports.list': () => callWorker(context, 'reports.list', {}),
    'reports.outline': () => callWorker(context, 'reports.outline', {}),
    'reports.setOutline': change('reports.setOutline'),
    'reports.addFigure': change('reports.addFigure'),
    'reports.removeFigure': change('reports.removeFigure'),
    'reports.model': ({ scheme, exportId }) => {
      const workspaceName = requireWorkspace(context).summary.name;
      return callWorker(context, 'reports.model', {
        scheme,
        workspaceName,
        ...(exportId !== undefined && { exportId }),
      });
    },
    'reports.print': ({ language, scheme }) => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('reports.print', async (job) => {
          const path = await context.options.host.chooseSavePath('perennial-report.pdf');
          if (path === null) return 'null';
          return JSON.stringify(await printReport(context, job, { language, scheme, path }));
        }),
      );
    },
  } satisfies Partial<Handlers>;
}

/**
 * Prints the report of the latest run. The number of the export is on every page and in the audit log,
 * so a paper copy can be traced to what was in it.
 * @throws AppError NO_RUN, NO_PRINTER, DISK_FULL, READ_ONLY.
 */
async function printReport(
  context: CoreContext,
  job: JobHandle,
  order: PrintOrder,
): Promise<PrintedReport> {
  job.progress({ phase: 'printing', done: 0, total: 3, unit: 'steps' });
  const { exportId } = valueOf('reports.nextId', await callWorker(context, 'reports.nextId', {}));
  const query = new URLSearchParams({
    lang: order.language,
    scheme: order.scheme,
    export: exportId,
  });
  const pdf = await context.options.host.printRoute(`#/print?${query.toString()}`);
  job.check();
  job.progress({ phase: 'saving', done: 1, total: 3, unit: 'steps' });
  saveFile(order.path, pdf);
  const pages = countPages(pdf);
  await runWorker(context, job, 'reports.register', {
    exportId,
    fileName: basename(order.path),
    pages,
  });
  changed(context, 'reports');
  job.progress({ phase: 'saving', done: 3, total: 3, unit: 'steps' });
  return { savedAs: order.path, pages, bytes: pdf.length, exportId };
}
