import { isLedgerKind, type ImportKind } from '#shared/domain/importKinds.ts';

/** True where a line below zero is a refund of its order and no second one: not in a file of refunds. */
export function refundsApart(kind: ImportKind): boolean {
  return isLedgerKind(kind) && kind !== 'refunds';
}

/** True if the amounts of rows that tell refunds apart say so of a row. */
export function isRefund(amounts: ArrayLike<number> | undefined, row: number): boolean {
  return amounts !== undefined && (amounts[row] as number) < 0;
}
