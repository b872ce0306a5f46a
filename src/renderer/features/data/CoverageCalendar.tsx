import { Tooltip } from '@mantine/core';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { sequentialColour } from '../../charts/scale.ts';
import { Answer } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { monthsBetween, yearsOf } from './coverage.ts';
import styles from './Data.module.css';

/** Months beyond which the cells become narrow. */
const DENSE_MONTHS = 36;

/** Which months each batch covers, with how many rows: gaps and overlaps show at once. */
export function CoverageCalendar({ batches }: { batches: readonly BatchView[] }) {
  const { t, format } = useWords();
  const mode = useScheme();
  const coverage = useContractQuery('imports.coverage', {});
  return (
    <Answer query={coverage} height={96}>
      {(all) => {
        const months = monthsBetween(all);
        const most = Math.max(1, ...all.flatMap((one) => one.months.map(({ rows }) => rows)));
        if (months.length === 0)
          return <p className={styles['faint']}>{t('data.coverage.none')}</p>;
        return (
          <div className={styles['scroll']}>
            <table className={styles['calendar']} data-dense={months.length > DENSE_MONTHS}>
              <thead>
                <tr>
                  <th scope="col">{t('data.batches.file')}</th>
                  {yearsOf(months).map(({ year, count }) => (
                    <th key={year} scope="colgroup" colSpan={count}>
                      {year}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map(({ batchId, months: covered }) => (
                  <tr key={batchId}>
                    <th scope="row">
                      {batches.find(({ id }) => id === batchId)?.fileName ?? batchId}
                    </th>
                    {months.map((month) => {
                      const rows = covered.find((one) => one.month === month)?.rows ?? 0;
                      const label = `${format.month(month)}: ${t('common.count.rows', { count: rows })}`;
                      return (
                        <td key={month}>
                          <Tooltip label={label}>
                            <span
                              role="img"
                              aria-label={label}
                              className={styles['month']}
                              style={
                                rows === 0
                                  ? undefined
                                  : {
                                      background: sequentialColour(
                                        0.2 + 0.7 * Math.sqrt(rows / most),
                                        mode,
                                      ),
                                    }
                              }
                            />
                          </Tooltip>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }}
    </Answer>
  );
}
