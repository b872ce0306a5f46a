import type { CheckReport, ImportPlan } from '#shared/contract/imports.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { readOrders } from './readOrders.ts';

/** No token of a dry run is kept, so any key will do. */
const NO_KEY = new Uint8Array(32);

/**
 * Dry run: reads the whole file under a plan as the import would, and keeps nothing.
 *
 * @throws AppError when the file cannot be read, the plan has an open question (DATE_AMBIGUOUS,
 * AMOUNT_AMBIGUOUS), a column is missing, a bad row stops it (BAD_ROW), or CANCELLED.
 */
export function checkFile(path: string, plan: ImportPlan, control: JobControl): CheckReport {
  const begin = performance.now();
  const nothing = { chunk: () => undefined, reject: () => undefined };
  const { rows, nulls } = readOrders(path, plan, NO_KEY, nothing, 'check', control);
  const orders = rows.coded.find(({ name }) => name === 'order');
  return rows.tally.report(
    {
      customers: rows.customer.dictionary.size,
      orders: orders?.column.dictionary.size ?? rows.tally.accepted,
      hasAmounts: rows.hasAmounts,
      currency: plan.money.currency,
      moneyDigits: plan.money.digits,
      seconds: (performance.now() - begin) / 1000,
    },
    nulls,
  );
}
