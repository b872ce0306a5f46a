import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { StagesView } from '#shared/contract/analysis.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { stageBarsOption } from '../../charts/stageBars.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './lifecycle.module.css';
import { stageBarsData, sum } from './stageRows.ts';

type Measure = 'customers' | 'revenue';

/** Stages month by month as stacked bars; the unfinished month is hatched. */
export function StageMonths({ view }: { view: StagesView }) {
  const words = useWords();
  const { t } = words;
  const [measure, setMeasure] = useState<Measure>('customers');
  const option = useCallback(
    (look: ChartLook) => stageBarsOption(stageBarsData(view, measure, look.mode, words), look),
    [view, measure, words],
  );
  const caption = t(
    measure === 'customers'
      ? 'lifecycle.months.measureCustomers'
      : 'lifecycle.months.measureRevenue',
  );
  return (
    <FigureFrame
      title={t('lifecycle.months.title')}
      caption={caption}
      measure="stages"
      follows
      table={monthsTable(view, measure, words)}
      actions={
        view.run.hasAmounts && (
          <SegmentedControl
            aria-label={t('lifecycle.months.measure')}
            value={measure}
            onChange={(value) => setMeasure(value === 'revenue' ? 'revenue' : 'customers')}
            data={[
              { value: 'customers', label: t('lifecycle.months.byCustomers') },
              { value: 'revenue', label: t('lifecycle.months.byRevenue') },
            ]}
          />
        )
      }
    >
      <Chart
        option={option}
        description={`${t('lifecycle.months.title')}. ${caption}`}
        height={230}
      />
      {view.months.some(({ complete }) => !complete) && (
        <p className={styles['note']}>{t('lifecycle.months.unfinished')}</p>
      )}
    </FigureFrame>
  );
}

function monthsTable(view: StagesView, measure: Measure, { t, known, format }: Words): TableSpec {
  const write = (value: number): string =>
    measure === 'customers' ? format.number(value) : format.money(value, view.run.money);
  return {
    columns: [
      { label: t('lifecycle.months.month') },
      ...view.stages.map(({ id }) => ({ label: known(`terms.stage.${id}`), numeric: true })),
      { label: t('lifecycle.months.total'), numeric: true },
    ],
    rows: view.months.map((month) => [
      format.month(month.month),
      ...view.stages.map((_, index) => write(month[measure][index] ?? 0)),
      write(sum(month[measure])),
    ]),
  };
}
