import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf } from '../../rpc/hooks.ts';
import { refusalText } from './refusalText.ts';
import styles from './segments.module.css';

/** Why something about a segment did not work; nothing while it does. */
export function Refusal({ thrown }: { thrown: Error | null }) {
  const words = useWords();
  const error = errorOf(thrown);
  if (error === null) return null;
  const text = refusalText(error, words);
  if (text === undefined) return <ErrorState error={error} />;
  return (
    <p className={styles['refusal']} role="alert">
      {text}
    </p>
  );
}
