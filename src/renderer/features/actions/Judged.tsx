import type { ActionList } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './actions.module.css';

/** By what the states and outcomes below are judged. */
export function Judged({ judged }: Pick<ActionList, 'judged'>) {
  const { t, format } = useWords();
  return (
    <p className={styles['note']}>
      {judged
        ? t('actions.judged', {
            asOf: format.day(judged.asOf),
            dataAsOf: format.day(judged.dataAsOf),
          })
        : t('actions.unjudged')}
    </p>
  );
}
