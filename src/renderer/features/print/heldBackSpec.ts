import type { HeldCells, ReportModel } from '#shared/contract/reports.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Cells held back, by figure and why; figures without any are left out. */
export function heldBackSpec(
  suppressed: ReportModel['quality']['suppressed'],
  { t, known, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('print.quality.figure') },
      { label: t('print.quality.cells'), numeric: true },
      ...HELD_REASONS.map((why) => ({ label: t(`reportBuilder.held.${why}`), numeric: true })),
    ],
    rows: Object.entries(suppressed)
      .filter(([, held]) => heldCells(held) > 0)
      .map(([figure, held]) => [
        known(`reports.figure.${figure}`, {}, figure),
        format.number(heldCells(held)),
        ...HELD_REASONS.map((why) => format.number(held[why])),
      ]),
  };
}

/** Why cells are held back, in the order in which it is told. */
export const HELD_REASONS = [
  'small',
  'dominated',
  'beside',
] as const satisfies readonly (keyof HeldCells)[];

/** Cells held back for whatever reason. */
export function heldCells(held: HeldCells): number {
  return HELD_REASONS.reduce((sum, why) => sum + held[why], 0);
}
