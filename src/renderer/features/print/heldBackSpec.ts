import type { ReportModel } from '#shared/contract/reports.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Cells held back, by figure; figures without any are left out. */
export function heldBackSpec(
  suppressed: ReportModel['quality']['suppressed'],
  { t, known, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('print.quality.figure') },
      { label: t('print.quality.cells'), numeric: true },
    ],
    rows: Object.entries(suppressed)
      .filter(([, cells]) => cells > 0)
      .map(([figure, cells]) => [
        known(`reports.figure.${figure}`, {}, figure),
        format.number(cells),
      ]),
  };
}
