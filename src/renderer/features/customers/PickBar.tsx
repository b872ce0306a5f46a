import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { FilterChips } from '../../app/FilterChips.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './customers.module.css';

/** What is picked, as chips, and the search box. */
export function PickBar(props: {
  readonly pick: SegmentRule | null;
  readonly onPick: (pick: SegmentRule | null) => void;
  /** Makes the pick the filter of all figures. */
  readonly onApply: () => void;
  /** Opens the pick in the builder, to be saved as a segment. */
  readonly onSave: () => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}) {
  const { pick, onPick, onApply, onSave, search, onSearch } = props;
  const { t } = useWords();
  return (
    <div className={styles['bar']}>
      <div className={styles['picked']}>
        {pick === null ? (
          t('customers.filter.none')
        ) : (
          <>
            <FilterChips label={t('customers.filter.title')} rule={pick} onChange={onPick} />
            <button type="button" className={styles['link']} onClick={onApply}>
              {t('segments.chip.useForAll')}
            </button>
            <button type="button" className={styles['link']} onClick={onSave}>
              {t('segmentBuilder.openAsNew')}
            </button>
          </>
        )}
      </div>
      <SearchBox key={search} text={search} onSearch={onSearch} />
    </div>
  );
}

/** Asks when the typing rests; a running input method is never interrupted. */
function SearchBox(props: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(props.text);
  const ask = useDebouncedCallback((next: string) => props.onSearch(next.trim()), 250);
  return (
    <TextInput
      className={styles['search'] ?? ''}
      type="search"
      value={text}
      maxLength={200}
      leftSection={<IconSearch size={14} aria-hidden />}
      aria-label={t('customers.search.label')}
      placeholder={t('customers.search.hint')}
      onChange={(event) => {
        setText(event.currentTarget.value);
        if (!(event.nativeEvent as InputEvent).isComposing) ask(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => ask(event.currentTarget.value)}
    />
  );
}
