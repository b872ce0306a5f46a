import type { BatchView } from '#shared/contract/importMethods.ts';
import type { Formatter } from '#shared/i18n/index.ts';

/** Accepted sum of a batch with its currency, as exact as the file; empty without amounts. */
export function batchAmount(
  batch: Pick<BatchView, 'amount' | 'currency' | 'hasAmounts'>,
  format: Formatter,
): string {
  if (!batch.hasAmounts) return '';
  const digits = batch.amount.split('.')[1]?.length ?? 0;
  const minor = Number(batch.amount.replace('.', ''));
  return format.money(minor, { currency: batch.currency, digits }, true);
}
