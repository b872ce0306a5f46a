import type { CheckReport } from '#shared/contract/checkReport.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { SimpleTable } from '../../../components/SimpleTable.tsx';

/** The counts of two checks beside each other; each column adds up. */
export function BeforeAfter({ before, now }: { before: CheckReport; now: CheckReport }) {
  const { t, format } = useWords();
  const lines: readonly (readonly [string, (report: CheckReport) => number])[] = [
    [t('data.sums.source'), ({ rowsRead }) => rowsRead],
    [t('data.sums.skipped'), ({ rowsSkipped }) => -rowsSkipped],
    [t('data.sums.rejected'), ({ rowsRejected }) => -rowsRejected],
    [t('data.sums.accepted'), ({ rowsAccepted }) => rowsAccepted],
    [t('faults.sums.marked'), ({ rowsMarked }) => rowsMarked],
  ];
  const write = (value: number): string =>
    value < 0 ? `\u2212 ${format.number(-value)}` : format.number(value);
  return (
    <SimpleTable
      table={{
        columns: [
          { label: t('data.sums.rows') },
          { label: t('faults.before.before'), numeric: true },
          { label: t('faults.before.now'), numeric: true },
        ],
        rows: lines.map(([name, of]) => [name, write(of(before)), write(of(now))]),
      }}
    />
  );
}
