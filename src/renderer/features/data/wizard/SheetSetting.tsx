import { Select } from '@mantine/core';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import { Setting } from './Setting.tsx';

/** Which sheet of a workbook is read; a web page has none to choose from. */
export function SheetSetting({ inspection }: { inspection: Inspection }) {
  const { t } = useWords();
  const { settle } = useImport();
  const { reading, sheets } = inspection.reading;
  if (sheets.length === 0) return null;
  return (
    <Setting
      name={t('data.reading.sheet')}
      reason={t('data.reading.sheetsFound', { count: sheets.length })}
    >
      <Select
        aria-label={t('data.reading.sheet')}
        data={sheets.map(({ name, hidden }) => ({
          value: name,
          label: hidden ? t('data.reading.sheetHidden', { name }) : name,
        }))}
        value={reading.sheet ?? null}
        onChange={(value) => value !== null && settle({ sheet: value })}
      />
    </Setting>
  );
}
