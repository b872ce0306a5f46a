import type { HeldCells } from '#shared/contract/reports.ts';
import type { Words } from '../../../app/LanguageProvider.tsx';
import { HELD_REASONS, heldCells } from '../heldBackSpec.ts';

/** How many cells are held back and why; null for none. */
export function heldText(held: HeldCells, { t, format, language }: Words): string | null {
  const cells = heldCells(held);
  if (cells === 0) return null;
  return t('reportBuilder.held.added', {
    cells: t('reportBuilder.held.cells', { count: cells }),
    reasons: new Intl.ListFormat(language).format(
      HELD_REASONS.filter((why) => held[why] > 0).map((why) =>
        t(`reportBuilder.held.part.${why}`, { count: format.number(held[why]) }),
      ),
    ),
  });
}
