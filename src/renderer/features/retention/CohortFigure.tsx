import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { CohortsView } from '#shared/contract/analysis.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import type { CohortMeasure } from '../../charts/cohortCells.ts';
import { CohortTable } from '../../charts/CohortTable.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './retention.module.css';

const TITLES = {
  share: 'retention.heat.title',
  count: 'retention.heat.titleCount',
  revenue: 'retention.heat.titleRevenue',
} as const;
const CAPTIONS = {
  share: 'retention.heat.measureShare',
  count: 'retention.heat.measureCount',
  revenue: 'retention.heat.measureRevenue',
} as const;

/** The cohort table with its measure; a cell opens the customers of its cohort. */
export function CohortFigure({ view }: { view: CohortsView }) {
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const [measure, setMeasure] = useState<CohortMeasure>('share');
  const n = view.cohorts.reduce((sum, { size }) => sum + size, 0);
  const choices: CohortMeasure[] = view.run.hasAmounts
    ? ['share', 'count', 'revenue']
    : ['share', 'count'];
  return (
    <FigureFrame
      title={t(TITLES[measure])}
      caption={`${t(CAPTIONS[measure])} · ${t('common.figure.n', { n: format.number(n) })}`}
      measure={measure === 'revenue' ? 'cohort_revenue' : 'cohort_retention'}
      table={cohortSpec(view, words)}
      actions={
        <SegmentedControl
          aria-label={t('retention.heat.show')}
          value={measure}
          onChange={(value) => setMeasure(choices.find((one) => one === value) ?? 'share')}
          data={choices.map((value) => ({ value, label: t(`retention.heat.${value}`) }))}
        />
      }
    >
      <CohortTable
        view={view}
        measure={measure}
        mode={mode}
        maxHeight={520}
        onOpen={(cohort) => showCustomers({ kind: 'choice', field: 'cohort', values: [cohort] })}
      />
      <p className={styles['note']}>
        {t('retention.heat.months')} · {t('retention.heat.meanNote')}
      </p>
    </FigureFrame>
  );
}

function cohortSpec(view: CohortsView, { t, format }: Words): TableSpec {
  const months = Math.max(0, ...view.cohorts.map(({ cells }) => cells.length));
  return {
    columns: [
      { label: t('retention.heat.cohort') },
      { label: t('retention.heat.size'), numeric: true },
      ...Array.from({ length: months }, (_, month) => ({ label: String(month), numeric: true })),
    ],
    rows: view.cohorts.map((cohort) => [
      format.month(cohort.cohort),
      format.number(cohort.size),
      ...Array.from({ length: months }, (_, month) => {
        const cell = cohort.cells[month];
        return cell ? format.percent(cell.active / Math.max(1, cohort.size)) : null;
      }),
    ]),
  };
}
