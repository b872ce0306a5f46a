import { useWords } from '../app/LanguageProvider.tsx';
import { useFilter } from '../app/useFilter.ts';
import styles from './NotFollowing.module.css';

/** Says that a figure, a whole page or the next line is of all customers although a filter is set. */
export function NotFollowing({ what = 'figure' }: { what?: 'figure' | 'page' | 'line' }) {
  const { t } = useWords();
  const { filter } = useFilter();
  if (filter === null) return null;
  return <p className={styles['note']}>{t(`segments.notFollowing.${what}`)}</p>;
}
