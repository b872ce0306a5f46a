import type { Measure } from '#shared/domain/definitions.ts';
import { useContractQuery } from '../rpc/hooks.ts';
import styles from './Drawer.module.css';
import { useWords } from './LanguageProvider.tsx';

export function DefinitionName({ measure }: { measure: Measure }) {
  const { t } = useWords();
  return t(`definitions.${measure}.name`);
}

interface Props {
  readonly measure: Measure;
  /** What the place that asks shows of it: measure, unit, period, n. */
  readonly shown?: string | undefined;
}

/** What a measure counts, its formula in words, what is shown of it, and from which data. */
export function Definition({ measure, shown }: Props) {
  const { t, format } = useWords();
  const run = useContractQuery('analysis.current', {}).data?.run;
  return (
    <dl>
      <dt className={styles['term']}>{t('definitions.label.counts')}</dt>
      <dd className={styles['text']}>{t(`definitions.${measure}.counts`)}</dd>
      <dt className={styles['term']}>{t('definitions.label.formula')}</dt>
      <dd className={styles['text']}>{t(`definitions.${measure}.formula`)}</dd>
      {shown !== undefined && (
        <>
          <dt className={styles['term']}>{t('definitions.label.shown')}</dt>
          <dd className={styles['text']}>{shown}</dd>
        </>
      )}
      {run && (
        <>
          <dt className={styles['term']}>{t('definitions.label.money')}</dt>
          <dd className={styles['text']}>
            {run.money.currency ?? t('definitions.label.moneyPlain')}
          </dd>
          <dt className={styles['term']}>{t('definitions.label.source')}</dt>
          <dd className={styles['text']}>
            {t('definitions.label.sourceText', {
              from: format.day(run.firstDay),
              to: format.day(run.dataAsOf),
              asOf: format.day(run.asOf),
              time: format.time(run.createdAt),
            })}
          </dd>
        </>
      )}
      <dt className={styles['term']}>{t('definitions.label.id')}</dt>
      <dd className={styles['code']}>{measure}</dd>
    </dl>
  );
}
