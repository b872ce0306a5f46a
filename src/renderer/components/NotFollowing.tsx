import { useWords } from '../app/LanguageProvider.tsx';
import { useFilter } from '../app/useFilter.ts';
import styles from './NotFollowing.module.css';

/** Says that a figure, or a whole page, is of all customers although a filter is set. */
export function NotFollowing({ page = false }: { page?: boolean }) {
  const { t } = useWords();
  const { filter } = useFilter();
  if (filter === null) return null;
  return (
    <p className={styles['note']}>
      {t(page ? 'segments.notFollowingPage' : 'segments.notFollowing')}
    </p>
  );
}
