import { Select } from '@mantine/core';
import type { Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import { Setting } from './Setting.tsx';

/** Columns that tell a table from others. */
const NAMED = 4;

/** Which of several tables below one another is read, and which are left out; nothing where the file is one. */
export function TableSetting({ inspection }: { inspection: Inspection }) {
  const { t, format } = useWords();
  const { settle } = useImport();
  const { reading, tables } = inspection.reading;
  if (tables.length === 0) return null;
  const chosen = reading.table?.number ?? 0;
  const about = ({ line, columns }: (typeof tables)[number]) => ({
    line: format.number(line),
    columns: [...columns.slice(0, NAMED), ...(columns.length > NAMED ? ['…'] : [])].join(
      t('intake.rule.and'),
    ),
  });
  const reasons = tables.flatMap((table, i) => {
    if (i + 1 === chosen || (chosen === 0 && i === 0)) return [];
    if (chosen === 0) return [t('tables.asOne', about(table))];
    return [t(i + 1 > chosen ? 'tables.below' : 'tables.above', about(table))];
  });
  return (
    <Setting name={t('tables.title')} reason={format.sentences(reasons)}>
      <Select
        aria-label={t('tables.title')}
        allowDeselect={false}
        data={[
          ...tables.map((table, i) => ({
            value: String(i + 1),
            label: t('tables.option', about(table)),
          })),
          { value: '0', label: t('tables.whole') },
        ]}
        value={String(chosen)}
        onChange={(value) => {
          // What was said of head, header and kind was said of the table before.
          const anew = { skipHead: undefined, headerRows: undefined, kind: undefined };
          if (value !== null) settle({ table: Number(value), ...anew });
        }}
      />
    </Setting>
  );
}
