import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
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
  // What is typed, and of that what was settled, holds until the name that it was typed over has changed.
  const [typed, setTyped] = useState({ over: name, text: name, settled: name });
  const { text, settled } = typed.over === name ? typed : { text: name, settled: name };
  const choose = (chosen: string): void => {
    const wanted = chosen.trim() || value;
    if (!isValueName(wanted)) return;
    setTyped({ over: name, text: wanted, settled: wanted });
    if (wanted !== settled) settle(nameChange(named, value, wanted));
  };
  const names = [...new Set(named.values.flatMap((one) => [one.value, one.name]))];
  return (
    <Autocomplete
      aria-label={t('wizard.values.label', { value })}
      data={names.filter((one) => text === name || one.includes(text))}
      filter={({ options }) => options}
      maxLength={MAX_VALUE_LENGTH}
      value={text}
      onChange={(now) =>
        setTyped((last) => ({
          over: name,
          text: now,
          settled: last.over === name ? last.settled : name,
        }))
      }
      onOptionSubmit={choose}
      onBlur={() => choose(text)}
      onKeyDown={({ key, currentTarget }) => {
        // An option that is marked is taken by Enter itself.
        const marked = currentTarget.hasAttribute('aria-activedescendant');
        if (key === 'Enter' && !marked) choose(text);
      }}
    />
  );
}
