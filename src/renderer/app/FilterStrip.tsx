import { FilterChips } from './FilterChips.tsx';
import { useWords } from './LanguageProvider.tsx';
import styles from './Shell.module.css';
import { useFilter } from './useFilter.ts';

/** The global filter under the top bar; nothing when there is none. */
export function FilterStrip() {
  const { t } = useWords();
  const { filter, setFilter } = useFilter();
  if (filter === null) return null;
  return (
    <div className={styles['strip']}>
      <FilterChips label={t('segments.chip.title')} rule={filter} onChange={setFilter} />
    </div>
  );
}
