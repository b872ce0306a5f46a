import type { PeriodState } from '#shared/domain/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './actions.module.css';

/** Where a period stands, in words; what waits for the user stands out. */
export function StateMark({ state }: { state: PeriodState }) {
  const { t } = useWords();
  return (
    <span className={styles['state']} data-state={state}>
      {t(`actions.state.${state}`)}
    </span>
  );
}
