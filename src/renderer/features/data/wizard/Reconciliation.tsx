import type { MoneyUnit } from '#shared/domain/money.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import styles from './Reconciliation.module.css';

/** Counts of a check or of a batch. */
interface RowCounts {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsSkipped: number;
  readonly rowsRejected: number;
  /** Part of the accepted ones. */
  readonly rowsMarked: number;
}

/** What does not count because another row is the same; the rows are part of the skipped ones. */
interface SameCounts {
  readonly rows: number;
  /** Null where it is not known any more. */
  readonly minor: string | null;
}

/** Sums in minor units as decimal text; `source` = `accepted` + `rejected` + those of rows that are the same. */
interface Sums {
  readonly source: string | null;
  readonly rejected: string | null;
  readonly accepted: string;
  /** Null where an amount below zero is no refund. */
  readonly refunds: string | null;
  readonly unit: MoneyUnit;
}

/** Source less what is left out makes what is stored: rows and, where there are any, amounts. */
export function Reconciliation({
  rows,
  same,
  sums,
}: {
  rows: RowCounts;
  same: SameCounts;
  sums: Sums | null;
}) {
  const { t, format } = useWords();
  const money = (minor: string | null | undefined): string =>
    minor === null || minor === undefined || !sums
      ? ''
      : format.money(Number(minor), sums.unit, true);
  const refunds = sums?.refunds ?? null;
  const minus = (text: string): string => (/[1-9]/.test(text) ? `\u2212 ${text}` : text);
  return (
    <table className={styles['sums']}>
      <thead>
        <tr>
          <td />
          <th scope="col" data-number>
            {t('data.sums.rows')}
          </th>
          {sums && (
            <th scope="col" data-number>
              {t('data.sums.amount')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('data.sums.source')}</th>
          <td data-number>{format.number(rows.rowsRead)}</td>
          {sums && <td data-number>{money(sums.source)}</td>}
        </tr>
        <tr>
          <th scope="row">{t('data.sums.skipped')}</th>
          <td data-number>{minus(format.number(rows.rowsSkipped - same.rows))}</td>
          {sums && <td />}
        </tr>
        {(same.rows > 0 || /[1-9]/.test(same.minor ?? '')) && (
          <tr>
            <th scope="row">{t('duplicates.sums.same')}</th>
            <td data-number>{minus(format.number(same.rows))}</td>
            {sums && <td data-number>{minus(money(same.minor))}</td>}
          </tr>
        )}
        <tr>
          <th scope="row">{t('data.sums.rejected')}</th>
          <td data-number>{minus(format.number(rows.rowsRejected))}</td>
          {sums && <td data-number>{minus(money(sums.rejected))}</td>}
        </tr>
        <tr data-total>
          <th scope="row">{t('data.sums.accepted')}</th>
          <td data-number>{format.number(rows.rowsAccepted)}</td>
          {sums && <td data-number>{money(sums.accepted)}</td>}
        </tr>
        {rows.rowsMarked > 0 && (
          <tr>
            <th scope="row">{t('faults.sums.marked')}</th>
            <td data-number>{format.number(rows.rowsMarked)}</td>
            {sums && <td />}
          </tr>
        )}
        {refunds !== null && (
          <tr>
            <th scope="row">{t('data.sums.refunds')}</th>
            <td />
            <td data-number>{money(refunds)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
