import type { ImportField } from '#shared/domain/importKinds.ts';
import type { DuplicateRule } from '#shared/domain/duplicates.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { ColumnArray } from '#main/store/index.ts';
import { CUSTOMER } from '../check/planColumns.ts';
import type { CheckedKeys } from '../overlap/checkedKeys.ts';
import { KeyIndex, rowKeys } from '../overlap/rowKeys.ts';
import type { LocalRowStore } from '../storing/rowStore.ts';
import { isRefund, refundsApart } from './refundsApart.ts';

/**
 * For each accepted row of a file the first row that is the same by the rule: itself if none stands before it, -1 if
 * nothing tells it apart. Under `id` refunds are no second rows of their order ({@link refundsApart}).
 */
export function firstRows(
  rule: DuplicateRule,
  field: ImportField,
  keys: CheckedKeys,
  rows: LocalRowStore,
  plan: ImportPlan,
): Int32Array {
  const by = field === 'order_id' ? 'order' : CUSTOMER;
  if (rule === 'id_day_amount') {
    const columns = keys.columns(rows, plan);
    if (columns === undefined) return new Int32Array(0);
    return new KeyIndex(rowKeys(columns, { by, amounts: true })).first;
  }
  const codes = keys.column(by);
  if (codes === undefined) return new Int32Array(0);
  const amounts = refundsApart(plan.kind) ? keys.column('amount') : undefined;
  return firstOfCodes(codes, rows.texts(by)?.count ?? 0, amounts);
}

/** Codes are those of one dictionary, so that equal ones are equal texts. */
function firstOfCodes(
  codes: ColumnArray,
  texts: number,
  amounts: ColumnArray | undefined,
): Int32Array {
  const firstOf = new Int32Array(texts).fill(-1);
  const first = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code < 0 || isRefund(amounts, row)) {
      first[row] = -1;
      continue;
    }
    if (firstOf[code] === -1) firstOf[code] = row;
    first[row] = firstOf[code] as number;
  }
  return first;
}
