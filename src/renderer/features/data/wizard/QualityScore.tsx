import { useWords } from '../../../app/LanguageProvider.tsx';
import { Section } from '../../../components/Page.tsx';
import { useContractQuery } from '../../../rpc/hooks.ts';
import styles from './Wizard.module.css';

/** Share of a batch's rows that went in without remark, with what that means; nothing of a batch that is gone. */
export function QualityScore({ batchId }: { batchId: number }) {
  const { t, format } = useWords();
  const { data } = useContractQuery('imports.quality', {});
  const quality = data?.batches.find((batch) => batch.batchId === batchId);
  if (quality === undefined || quality.rowsWithData === 0) return null;
  const { rowsSound, rowsWithData } = quality;
  // Only all of them are 100 %.
  const share = Math.floor((rowsSound / rowsWithData) * 1000) / 1000;
  return (
    <Section title={t('tables.score.title')}>
      <p className={styles['score']}>
        {t('tables.score.share', { share: format.percent(share, 1) })}
      </p>
      <p className={styles['faint']}>
        {t('tables.score.note', {
          sound: format.number(rowsSound),
          of: format.number(rowsWithData),
        })}
      </p>
    </Section>
  );
}
