import { useWords } from '../app/LanguageProvider.tsx';
import { useFilter } from '../app/useFilter.ts';
import styles from './NotFollowing.module.css';

/** Says that a figure, a whole page, the next line or what links lead to is of all customers although a filter is set. */
export function NotFollowing({ what = 'figure' }: { what?: 'figure' | 'page' | 'line' | 'links' }) {
  const { t } = useWords();
  const { filter } = useFilter();
  if (filter === null) return null;
  return <p className={styles['note']}>{t(`segments.notFollowing.${what}`)}</p>;
}
