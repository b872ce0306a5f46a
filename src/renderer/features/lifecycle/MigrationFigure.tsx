import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { MigrationView } from '#shared/contract/analysis.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { MigrationTable } from '../../charts/MigrationTable.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useContractQuery } from '../../rpc/hooks.ts';

const MONTHS_BACK = [1, 3, 6, 12] as const;

/** Who moved from which stage to which, over a chosen number of months. */
export function MigrationFigure({ scheme }: { scheme: StageScheme }) {
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  const [monthsBack, setMonthsBack] = useState<number>(3);
  const migration = useContractQuery('analysis.migration', { scheme, monthsBack });
  const picker = (
    <SegmentedControl
      aria-label={t('lifecycle.migration.back')}
      value={String(monthsBack)}
      onChange={(value) => setMonthsBack(Number(value))}
      data={MONTHS_BACK.map((count) => ({
        value: String(count),
        label: t('lifecycle.migration.months', { count }),
      }))}
    />
  );
  return (
    <Answer query={migration} height={280}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => (
            <FigureFrame
              title={migrationTitle(view, words)}
              caption={t('lifecycle.migration.measure')}
              measure="migration"
              table={migrationSpec(view, words)}
              actions={picker}
            >
              <MigrationTable
                view={view}
                mode={mode}
                onOpen={(stage) =>
                  showCustomers({ kind: 'choice', field: `stage.${scheme}`, values: [stage] })
                }
              />
            </FigureFrame>
          )}
        </Gated>
      )}
    </Answer>
  );
}

/** Title of a migration: its two days. */
export function migrationTitle(view: MigrationView, { t, format }: Words): string {
  return t('lifecycle.migration.title', { from: format.day(view.from), to: format.day(view.to) });
}

function migrationSpec(view: MigrationView, { t, known, format }: Words): TableSpec {
  const name = (stage: string): string => known(`terms.stage.${stage}`);
  return {
    columns: [
      { label: t('lifecycle.migration.from') },
      ...view.stages.map((stage) => ({ label: name(stage), numeric: true })),
    ],
    rows: [
      ...view.matrix.map((row, index) => [
        name(view.stages[index] ?? ''),
        ...row.map((count) => format.number(count)),
      ]),
      [t('lifecycle.migration.arrived'), ...view.arrived.map((count) => format.number(count))],
    ],
  };
}
