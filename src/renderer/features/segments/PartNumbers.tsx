import { useWords } from '../../app/LanguageProvider.tsx';
import { useBuilder } from './BuilderContext.ts';
import type { Path } from './draft.ts';
import styles from './segments.module.css';

/** How many customers a part holds by itself, and how many the rule would hold without it. */
export function PartNumbers({ path }: { path: Path }) {
  const { t, format } = useWords();
  const { countOf, isLate } = useBuilder();
  const count = countOf(path);
  if (!count) return <span className={styles['numbers']}>{t('segmentBuilder.unfinished')}</span>;
  return (
    <span className={styles['numbers']} data-earlier={isLate}>
      {t('segmentBuilder.alone', { count: format.number(count.alone) })}
      <br />
      {t('segmentBuilder.without', { count: format.number(count.without) })}
    </span>
  );
}
