import { Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { sequentialColour } from '../../charts/scale.ts';
import { Answer } from '../../components/Answer.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { coverageRows, monthsBetween, yearsOf, type CoverageRow } from './coverage.ts';
import styles from './Data.module.css';

/** Months beyond which the cells become narrow. */
const DENSE_MONTHS = 36;

/** Which months each source covers, file by file, with how many rows: gaps and overlaps show at once. */
export function CoverageCalendar({ batches }: { batches: readonly BatchView[] }) {
  const { t } = useWords();
  const coverage = useContractQuery('imports.coverage', {});
  return (
    <Answer query={coverage} height={96}>
      {(all) => {
        const months = monthsBetween(all);
        if (months.length === 0)
          return <p className={styles['faint']}>{t('data.coverage.none')}</p>;
        return <Calendar months={months} rows={coverageRows(batches, all)} batches={batches} />;
      }}
    </Answer>
  );
}

function Calendar({
  months,
  rows,
  batches,
}: {
  months: readonly string[];
  rows: readonly CoverageRow[];
  batches: readonly BatchView[];
}) {
  const { t } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const last = months.at(-1);
  // The latest months are what people look for; the page itself stays where it is.
  useEffect(() => {
    const region = table.current?.parentElement;
    if (region && last !== undefined) region.scrollLeft = region.scrollWidth;
  }, [last]);
  const most = Math.max(1, ...rows.flatMap((row) => [...row.rows.values()]));
  const fileOf = (batchId: number): string =>
    batches.find(({ id }) => id === batchId)?.fileName ?? String(batchId);
  const filesOf = (kind: CoverageRow['kind']): number =>
    rows.filter((row) => row.kind === kind && row.batchId !== undefined).length;
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
                {row.batchId === undefined
                  ? t('intake.coverage.files', {
                      kind: t(`terms.kind.${row.kind}`),
                      count: filesOf(row.kind),
                    })
                  : fileOf(row.batchId)}
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
