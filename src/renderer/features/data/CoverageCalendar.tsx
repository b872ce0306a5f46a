import { Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { sequentialColour } from '../../charts/scale.ts';
import { Answer } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { coverageRows, monthsBetween, yearsOf, type CoverageRow } from './coverage.ts';
import styles from './Data.module.css';

/** Months beyond which the cells become narrow. */
const DENSE_MONTHS = 36;

/** Columns that a table can still be read and saved with. */
const MOST_COLUMNS = 100;

/** Which months each source covers, file by file, with how many rows: gaps and overlaps show at once. */
export function CoverageCalendar({ batches }: { batches: readonly BatchView[] }) {
  const words = useWords();
  const { t, format } = words;
  const fileName = (batchId: number): string =>
    batches.find(({ id }) => id === batchId)?.fileName ?? String(batchId);
  const coverage = useContractQuery('imports.coverage', {});
  return (
    <Answer query={coverage} height={96}>
      {(all) => {
        const months = monthsBetween(all);
        if (months.length === 0)
          return <p className={styles['faint']}>{t('data.coverage.none')}</p>;
        const rows = coverageRows(batches, all);
        const first = format.month(months[0] ?? '');
        const last = format.month(months.at(-1) ?? '');
        return (
          <FigureFrame
            title={t('data.coverage.title')}
            caption={`${t('intake.coverage.measure')} · ${first} – ${last}`}
            measure="coverage"
            behind="none"
            report="files"
            table={coverageSpec(months, rows, fileName, words)}
          >
            <Calendar months={months} rows={rows} fileName={fileName} />
          </FigureFrame>
        );
      }}
    </Answer>
  );
}

function Calendar({
  months,
  rows,
  fileName,
}: {
  months: readonly string[];
  rows: readonly CoverageRow[];
  fileName: (batchId: number) => string;
}) {
  const words = useWords();
  const { t } = words;
  const table = useRef<HTMLTableElement>(null);
  const last = months.at(-1);
  // The latest months are what people look for; the page itself stays where it is.
  useEffect(() => {
    const region = table.current?.parentElement;
    if (region && last !== undefined) region.scrollLeft = region.scrollWidth;
  }, [last]);
  const most = Math.max(1, ...rows.flatMap((row) => [...row.rows.values()]));
  return (
    <ScrollRegion>
      <table ref={table} className={styles['calendar']} data-dense={months.length > DENSE_MONTHS}>
        <thead>
          <tr>
            <th scope="col">{t('intake.coverage.source')}</th>
            {yearsOf(months).map(({ year, count }) => (
              <th key={year} scope="colgroup" colSpan={count}>
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-source={row.key === row.kind}>
              <th scope="row">
                {sourceName(row, rows, fileName, words)}
                {row.batchId !== undefined && row.key === row.kind && (
                  <span className={styles['kind']}>{t(`terms.kind.${row.kind}`)}</span>
                )}
              </th>
              {row.rows.size === 0 ? (
                <td colSpan={months.length} className={styles['faint']}>
                  {t('intake.coverage.noDates')}
                </td>
              ) : (
                months.map((month) => (
                  <td key={month}>
                    <Month month={month} row={row} most={most} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A file by its name, a source of several by its kind and how many they are. */
function sourceName(
  row: CoverageRow,
  rows: readonly CoverageRow[],
  fileName: (batchId: number) => string,
  { t }: Words,
): string {
  if (row.batchId !== undefined) return fileName(row.batchId);
  const files = rows.filter(({ kind, batchId }) => kind === row.kind && batchId !== undefined);
  return t('intake.coverage.files', { kind: t(`terms.kind.${row.kind}`), count: files.length });
}

/** The calendar in numbers: a month per row, a source per column; of very many files the sources alone. */
function coverageSpec(
  months: readonly string[],
  rows: readonly CoverageRow[],
  fileName: (batchId: number) => string,
  words: Words,
): TableSpec {
  const { t, format } = words;
  const shown = rows.length > MOST_COLUMNS ? rows.filter(({ key, kind }) => key === kind) : rows;
  return {
    columns: [
      { label: t('intake.coverage.month') },
      ...shown.map((row) => ({ label: sourceName(row, rows, fileName, words), numeric: true })),
    ],
    rows: months.map((month) => [
      format.month(month),
      ...shown.map((row) => (row.rows.size === 0 ? null : format.number(row.rows.get(month) ?? 0))),
    ]),
  };
}

function Month({ month, row, most }: { month: string; row: CoverageRow; most: number }) {
  const { t, format } = useWords();
  const mode = useScheme();
  const rows = row.rows.get(month) ?? 0;
  const gap = row.gaps.has(month);
  const count = gap ? t('intake.coverage.gap') : t('common.count.rows', { count: rows });
  const label = `${format.month(month)}: ${count}`;
  const background = sequentialColour(0.2 + 0.7 * Math.sqrt(rows / most), mode);
  return (
    <Tooltip label={label}>
      <span
        role="img"
        aria-label={label}
        className={styles['month']}
        data-gap={gap}
        style={rows === 0 ? undefined : { background }}
      />
    </Tooltip>
  );
}
