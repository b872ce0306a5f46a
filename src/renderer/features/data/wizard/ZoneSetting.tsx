import { Select } from '@mantine/core';
import type { InspectedColumn, Inspection } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { timeZones } from '../../../components/timeZones.ts';
import { useImport } from './ImportProvider.tsx';
import { Setting } from './Setting.tsx';
import { useReasons } from './useReasons.ts';

/** The time zone in which the days of a column are counted, where its values state an offset from UTC. */
export function ZoneSetting({ inspection }: { inspection: Inspection }) {
  const column = inspection.columns.find(({ field }) => field === 'date');
  const evidence = column?.evidence.find(({ code }) => code.startsWith('zone.'));
  if (column === undefined || evidence === undefined) return null;
  const zone = inspection.plan.columns[column.index]?.date?.zone ?? '';
  return <Zone column={column} evidence={evidence} zone={zone} />;
}

function Zone({
  column,
  evidence,
  zone,
}: {
  column: InspectedColumn;
  evidence: InspectedColumn['evidence'][number];
  zone: string;
}) {
  const { t } = useWords();
  const { settle } = useImport();
  const reason = useReasons();
  const name = t('intake.zone.title', { column: column.name });
  return (
    <Setting name={name} reason={reason(evidence)}>
      <Select
        aria-label={name}
        searchable
        data={[{ value: '', label: t('intake.zone.asWritten') }, ...timeZones()]}
        value={zone}
        onChange={(value) => settle({ zones: { [column.name]: value ?? '' } })}
      />
    </Setting>
  );
}
