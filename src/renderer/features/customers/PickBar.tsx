import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { FilterChips } from '../../app/FilterChips.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { ruleText } from '../../components/ruleText.ts';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import styles from './customers.module.css';

/** What is picked, as chips, and the search box. */
export function PickBar(props: {
  readonly pick: SegmentRule | null;
  readonly onPick: (pick: SegmentRule | null) => void;
  /** The global filter is left out, because the figure that led here does not obey it. */
  readonly filterAside: boolean;
  /** Takes the global filter in again. */
  readonly onFilter: () => void;
  /** Makes the pick the filter of all figures. */
  readonly onApply: () => void;
  /** Opens the pick in the builder, to be saved as a segment. */
  readonly onSave: () => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}) {
  const { pick, onPick, filterAside, onFilter, onApply, onSave, search, onSearch } = props;
  const words = useWords();
  const { t } = words;
  const names = useRuleNames();
  const { filter } = useFilter();
  return (
    <>
      {filterAside && (
        <p className={styles['note']} role="note">
          {t('customers.filter.aside')}{' '}
          <LinkButton onClick={onFilter}>{t('customers.filter.asideEnd')}</LinkButton>
        </p>
      )}
      <div className={styles['bar']}>
        <div className={styles['picked']}>
          {pick === null ? (
            t(filter === null || filterAside ? 'customers.filter.none' : 'customers.filter.noPick')
          ) : (
            <>
              <FilterChips label={t('customers.filter.title')} rule={pick} onChange={onPick} />
              <button type="button" className={styles['link']} onClick={onApply}>
                {t('segments.chip.useForAll')}
              </button>
              <button type="button" className={styles['link']} onClick={onSave}>
                {t('segmentBuilder.openAsNew')}
              </button>
              <WhatToDo basis={{ kind: 'rule', rule: pick }} name={ruleText(pick, words, names)} />
            </>
          )}
        </div>
        <SearchBox text={search} onSearch={onSearch} />
      </div>
    </>
  );
}

/** Asks when the typing rests; a running input method is never interrupted. */
function SearchBox(props: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(props.text);
  const [asked, setAsked] = useState(props.text);
  const ask = useDebouncedCallback((next: string) => {
    setAsked(next.trim());
    props.onSearch(next.trim());
  }, 250);
  // Taken back from outside, by a chip or another page; what was asked here stays as it is typed.
  if (props.text !== asked) {
    setAsked(props.text);
    setText(props.text);
  }
  const box = useRef<HTMLInputElement>(null);
  const { query } = useRoute();
  useEffect(() => {
    if (query['focus'] !== 'search') return;
    box.current?.focus();
    // Taken out of the address, so that the key works again.
    const { focus: _focus, ...rest } = query;
    navigate('customers', rest, { replace: true });
  }, [query]);
  return (
    <TextInput
      ref={box}
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
