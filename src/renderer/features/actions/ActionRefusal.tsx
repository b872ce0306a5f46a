import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf } from '../../rpc/hooks.ts';
import styles from './actions.module.css';

const REFUSALS = ['action_days', 'action_customers', 'action_decided'] as const;

/** Why an action was refused; nothing while it was not. */
export function ActionRefusal({ thrown }: { thrown: Error | null }) {
  const { t } = useWords();
  const error = errorOf(thrown);
  if (error === null) return null;
  const rule = REFUSALS.find((name) => name === error.details?.['rule']);
  if (rule === undefined) return <ErrorState error={error} />;
  return (
    <p className={styles['refusal']} role="alert">
      {t(`actions.form.refused.${rule}`)}
    </p>
  );
}
