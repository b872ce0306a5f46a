import type { HeldCells } from '#shared/contract/reports.ts';
import type { Words } from '../../../app/LanguageProvider.tsx';
import { heldCells } from '../heldBackSpec.ts';

/** How many cells are held back and why; null for none. */
export function heldText(held: HeldCells, { t, format }: Words): string | null {
  const cells = heldCells(held);
  if (cells === 0) return null;
  return t('reportBuilder.held.added', {
    cells: t('reportBuilder.held.cells', { count: cells }),
    small: format.number(held.small),
    dominated: format.number(held.dominated),
    beside: format.number(held.beside),
  });
}
