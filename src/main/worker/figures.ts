import { csvRecord } from '#main/analysis/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';
import { writeCsvFile } from './csvFile.ts';

/** Spreadsheets take a CSV for UTF-8 only by this mark. */
const MARK = '\uFEFF';

/** The tables of figures, written as files. */
export function figureWorkerHandlers({ store }: WorkerContext) {
  return {
    'figures.write': ({ title, columns, rows, path }, control) => {
      const records = [columns, ...rows].map(csvRecord);
      writeCsvFile(path, [MARK + (records[0] ?? ''), ...records.slice(1)], control);
      store.audit.append('export', title, { rows: rows.length });
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}
