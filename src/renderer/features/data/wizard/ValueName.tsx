import { Autocomplete } from '@mantine/core';
import { useRef, useState } from 'react';
import type { NamedColumn } from '#shared/contract/inspection.ts';
import { isValueName, MAX_VALUE_LENGTH } from '#shared/domain/valueNames.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { nameChange } from './fixes.ts';
import { useImport } from './ImportProvider.tsx';

/** What a value is stored as: another value of the column, or a name that is typed; empty for its own. */
export function ValueName({
  named,
  of: { value, name },
}: {
  named: NamedColumn;
  of: NamedColumn['values'][number];
}) {
  const { t } = useWords();
  const { settle } = useImport();
  /** What is typed; once it was sent, it stands until the values have been counted again. */
  const [typed, setTyped] = useState<{ text: string; sentOver?: NamedColumn }>();
  const sent = useRef({ over: named, name });
  const stands = typed !== undefined && (typed.sentOver ?? named) === named;
  const text = stands ? typed.text : name;
  const choose = (chosen: string): void => {
    const wanted = chosen.trim() || value;
    setTyped({ text: wanted, sentOver: named });
    const before = sent.current.over === named ? sent.current.name : name;
    if (!isValueName(wanted) || wanted === before) return;
    sent.current = { over: named, name: wanted };
    settle(nameChange(named, value, wanted));
  };
  const names = [...new Set(named.values.flatMap((one) => [one.value, one.name]))];
  return (
    <Autocomplete
      aria-label={t('wizard.values.label', { value })}
      data={names.filter((one) => text === name || one.includes(text))}
      filter={({ options }) => options}
      maxLength={MAX_VALUE_LENGTH}
      value={text}
      onChange={(now) => setTyped({ text: now })}
      onOptionSubmit={choose}
      onBlur={({ currentTarget }) => choose(currentTarget.value)}
      onKeyDown={({ key, currentTarget, nativeEvent }) => {
        // An option that is marked is taken by Enter itself.
        const marked = currentTarget.hasAttribute('aria-activedescendant');
        if (key === 'Enter' && !marked && !nativeEvent.isComposing) choose(currentTarget.value);
      }}
    />
  );
}
