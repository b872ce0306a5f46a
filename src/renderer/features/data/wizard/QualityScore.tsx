import { useWords } from '../../../app/LanguageProvider.tsx';
import { routeHash } from '../../../app/routes.ts';
import { Section } from '../../../components/Page.tsx';
import { useContractQuery } from '../../../rpc/hooks.ts';
import styles from './Wizard.module.css';

/**
 * Share of a batch's rows that went in without remark, with what that means; nothing of a batch that is gone. With
 * earlier batches, and once figures are `computed`, it leads on to what changed since the last one.
 */
export function QualityScore({ batchId, computed }: { batchId: number; computed: boolean }) {
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
      {computed && data !== undefined && data.batches.length > 1 && (
        <a href={routeHash({ screen: 'home', query: {} })}>{t('tables.score.changes')}</a>
      )}
    </Section>
  );
}
