import { FilterChips } from './FilterChips.tsx';
import { useWords } from './LanguageProvider.tsx';
import { MaskingNotice } from './masking/MaskingParts.tsx';
import { useMasking } from './masking/MaskingProvider.tsx';
import styles from './Shell.module.css';
import { useFilter } from './useFilter.ts';

/** Under the top bar: the global filter, and that personal values are shown; nothing when there is neither. */
export function FilterStrip() {
  const { t } = useWords();
  const { filter, setFilter } = useFilter();
  const shown = useMasking().state?.shownUntil ?? null;
  if (filter === null && shown === null) return null;
  return (
    <div role="region" aria-label={t('common.top.shown')} className={styles['strip']}>
      {filter !== null && (
        <FilterChips label={t('segments.chip.title')} rule={filter} onChange={setFilter} />
      )}
      <MaskingNotice />
    </div>
  );
}
