import { Select } from '@mantine/core';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { currencies } from './currencies.ts';
import { useImport } from './ImportProvider.tsx';
import { Setting } from './Setting.tsx';
import { useReasons } from './useReasons.ts';

/** The currency of amounts, where the file never says it. */
export function CurrencySetting({ inspection: { columns, plan } }: { inspection: Inspection }) {
  const { t } = useWords();
  const { settle } = useImport();
  const reason = useReasons();
  const unnamed = columns
    .flatMap(({ evidence }) => evidence)
    .find(({ code }) => code === 'currency.not_named');
  if (unnamed === undefined) return null;
  return (
    <Setting name={t('wizard.currency')} reason={reason(unnamed)}>
      <Select
        aria-label={t('wizard.currency')}
        placeholder={t('wizard.currency.none')}
        searchable
        clearable
        data={currencies()}
        value={plan.money.currency}
        onChange={(value) => settle({ currency: value ?? undefined })}
      />
    </Setting>
  );
}
