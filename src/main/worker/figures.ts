import { csvRecord, writeCsvFile } from '#main/csv/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** The tables of figures, written as files. */
export function figureWorkerHandlers({ store }: WorkerContext) {
  return {
    'figures.write': ({ title, columns, rows, path }, control) => {
      const records = [columns, ...rows].map(csvRecord);
      writeCsvFile(path, records, 'spreadsheet', control);
      store.audit.append('export', title, { rows: rows.length });
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}
