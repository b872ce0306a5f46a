import type { CheckReport, ImportPlan } from '#shared/contract/imports.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { LocalRowStore } from '../storing/rowStore.ts';
import { CUSTOMER } from './planColumns.ts';
import { readRows } from './readRows.ts';

/** No token of a dry run is kept, so any key will do. */
const NO_KEY = new Uint8Array(32);

/**
 * Dry run: reads the whole file under a plan as the import would, and keeps nothing.
 *
 * @throws AppError when the file cannot be read, the plan has an open question (DATE_AMBIGUOUS,
 * AMOUNT_AMBIGUOUS), a column is missing, a bad row stops it (BAD_ROW), or CANCELLED.
 */
export function checkFile(source: FileToRead, plan: ImportPlan, control: JobControl): CheckReport {
  const begin = performance.now();
  const counting = new LocalRowStore(NO_KEY);
  const sink = { rows: counting, reject: () => undefined };
  const { rows, nulls } = readRows(source, plan, sink, 'check', control);
  const distinct = counting.finish();
  return rows.tally.report(
    {
      customers: distinct[CUSTOMER] ?? 0,
      orders: distinct['order'] ?? rows.tally.accepted,
      hasAmounts: rows.hasAmounts,
      currency: plan.money.currency,
      moneyDigits: plan.money.digits,
      seconds: (performance.now() - begin) / 1000,
    },
    nulls,
  );
}
