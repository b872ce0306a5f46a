import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustomerFilter } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './customers.module.css';
import { setParts, withoutPart } from './filter.ts';
import { partName } from './partName.ts';

/** Every part of the filter as a chip that can be taken off, and the search box. */
export function FilterBar(props: {
  readonly filter: CustomerFilter;
  readonly onChange: (filter: CustomerFilter) => void;
}) {
  const { filter, onChange } = props;
  const words = useWords();
  const { t } = words;
  const parts = setParts(filter);
  return (
    <div className={styles['bar']}>
      <div className={styles['chips']} role="group" aria-label={t('customers.filter.title')}>
        {parts.length === 0 && t('customers.filter.none')}
        {parts.map((part) => {
          const name = partName(filter, part, words);
          return (
            <span key={part} className={styles['chip']}>
              {name}
              <CloseButton
                size="xs"
                aria-label={t('customers.filter.remove', { name })}
                onClick={() => onChange(withoutPart(filter, part))}
              />
            </span>
          );
        })}
        {parts.length > 1 && (
          <button type="button" className={styles['link']} onClick={() => onChange({})}>
            {t('customers.filter.clear')}
          </button>
        )}
      </div>
      <SearchBox
        key={filter.search ?? ''}
        text={filter.search ?? ''}
        onSearch={(text) => {
          const rest = withoutPart(filter, 'search');
          onChange(text === '' ? rest : { ...rest, search: text });
        }}
      />
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
