import type { Measure } from '#shared/domain/definitions.ts';
import styles from './Drawer.module.css';
import { useWords } from './LanguageProvider.tsx';

export function DefinitionName({ measure }: { measure: Measure }) {
  const { t } = useWords();
  return t(`definitions.${measure}.name`);
}

/** What a measure counts and its formula in words. */
export function Definition({ measure }: { measure: Measure }) {
  const { t } = useWords();
  return (
    <dl>
      <dt className={styles['term']}>{t('definitions.label.counts')}</dt>
      <dd className={styles['text']}>{t(`definitions.${measure}.counts`)}</dd>
      <dt className={styles['term']}>{t('definitions.label.formula')}</dt>
      <dd className={styles['text']}>{t(`definitions.${measure}.formula`)}</dd>
      <dt className={styles['term']}>{t('definitions.label.id')}</dt>
      <dd className={styles['code']}>{measure}</dd>
    </dl>
  );
}
