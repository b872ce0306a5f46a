import type { ReportModel } from '#shared/contract/reports.ts';
import { HELD_BACK_MARK } from '#shared/domain/heldBack.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { heldBackSpec } from '../print/heldBackSpec.ts';
import styles from './reports.module.css';

/** What small-cell protection keeps out of the printed report, figure by figure. */
export function HeldBackNote(props: { readonly suppressed: ReportModel['quality']['suppressed'] }) {
  const words = useWords();
  const { t } = words;
  const table = heldBackSpec(props.suppressed, words);
  return (
    <section>
      <h2>{t('reports.hidden.title')}</h2>
      {table.rows.length === 0 ? (
        <p className={styles['note']}>{t('reports.hidden.none')}</p>
      ) : (
        <>
          <SimpleTable table={table} narrow />
          <p className={styles['note']}>{t('reports.hidden.note', { mark: HELD_BACK_MARK })}</p>
        </>
      )}
    </section>
  );
}
