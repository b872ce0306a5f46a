import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { RfmView } from '#shared/contract/analysis.ts';
import type { CustomerFilter } from '#shared/contract/customers.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { barSpec, BarTable, type BarRow } from '../../charts/BarTable.tsx';
import { RfmGrid, rfmRows, type RfmMeasure } from '../../charts/RfmGrid.tsx';
import { classInk } from '../../charts/stageInk.ts';
import type { ColourMode } from '../../charts/scale.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { cutLines, fewerLevels } from './cutLines.ts';
import styles from './customers.module.css';

/** The RFM grid and the classes beside each other; both lead to the list. */
export function RfmPanels(props: {
  readonly view: RfmView;
  readonly filter: CustomerFilter;
  readonly onFilter: (filter: CustomerFilter) => void;
}) {
  return (
    <div className={styles['overview']}>
      <GridFigure {...props} />
      <ClassFigure {...props} />
    </div>
  );
}

interface PanelProps {
  readonly view: RfmView;
  readonly filter: CustomerFilter;
  readonly onFilter: (filter: CustomerFilter) => void;
}

function GridFigure({ view, filter, onFilter }: PanelProps) {
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const [measure, setMeasure] = useState<RfmMeasure>('share');
  const measureName = t(measure === 'share' ? 'customers.grid.byShare' : 'customers.grid.byMoney');
  return (
    <FigureFrame
      title={t('customers.grid.title')}
      caption={format.sentences([
        t('customers.grid.measure', { measure: measureName, levels: view.levels }),
        t('common.figure.n', { n: format.number(view.scored) }),
      ])}
      measure="rfm"
      table={gridTable(view, words)}
      actions={
        view.run.hasAmounts && (
          <SegmentedControl
            aria-label={t('customers.grid.colourBy')}
            value={measure}
            onChange={(value) => setMeasure(value === 'money' ? 'money' : 'share')}
            data={[
              { value: 'share', label: t('customers.grid.byShare') },
              { value: 'money', label: t('customers.grid.byMoney') },
            ]}
          />
        )
      }
    >
      <RfmGrid
        view={view}
        measure={measure}
        mode={mode}
        chosen={{ r: filter.r, f: filter.f }}
        onOpen={(r, f) => onFilter({ r, f })}
      />
      {[...cutLines(view, words), ...fewerLevels(view, words)].map((line) => (
        <p key={line} className={styles['note']}>
          {line}
        </p>
      ))}
    </FigureFrame>
  );
}

function ClassFigure({ view, onFilter }: PanelProps) {
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  const [scheme, setScheme] = useState<'class12' | 'class8'>('class12');
  const rows = classRows(view, scheme, mode, words);
  return (
    <FigureFrame
      title={t('customers.classes.title')}
      caption={t('customers.classes.measure')}
      measure="rfm"
      table={barSpec(rows, words, t('customers.classes.class'))}
      actions={
        <SegmentedControl
          aria-label={t('customers.classes.scheme')}
          value={scheme}
          onChange={(value) => setScheme(value === 'class8' ? 'class8' : 'class12')}
          data={[
            { value: 'class12', label: t('customers.classes.twelve') },
            { value: 'class8', label: t('customers.classes.eight') },
          ]}
        />
      }
    >
      <BarTable
        rows={rows}
        nameLabel={t('customers.classes.class')}
        onOpen={(id) => {
          const group = [...view.classes12, ...view.classes8].find((one) => one.id === id);
          if (group) onFilter({ [scheme]: group.id });
        }}
      />
    </FigureFrame>
  );
}

/** Classes as bars: those with the most revenue first, for the order in which they matter. */
export function classRows(
  view: RfmView,
  scheme: 'class12' | 'class8',
  mode: ColourMode,
  { known }: Words,
): BarRow[] {
  const groups = scheme === 'class12' ? view.classes12 : view.classes8;
  const revenue = groups.reduce((sum, group) => sum + group.revenue, 0);
  return groups
    .map((group) => ({
      id: group.id,
      name: known(`terms.${scheme}.${group.id}`),
      colour: classInk(scheme, group.id, mode),
      customers: group.customers,
      share: group.customers / Math.max(1, view.scored),
      revenueShare: view.run.hasAmounts && revenue > 0 ? group.revenue / revenue : null,
      ...(isHeldBack(group.customers) && { note: HELD_BACK_MARK }),
    }))
    .sort((a, b) => (b.revenueShare ?? b.share) - (a.revenueShare ?? a.share));
}

function gridTable(view: RfmView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: 'R' },
      { label: 'F' },
      { label: t('customers.bars.customers'), numeric: true },
      { label: t('customers.bars.share'), numeric: true },
      { label: t('customers.grid.byMoney'), numeric: true },
    ],
    rows: rfmRows(view)
      .flat()
      .map((cell) => [
        String(cell.r),
        String(cell.f),
        format.number(cell.customers),
        format.percent(cell.customers / Math.max(1, view.scored)),
        cell.medianMonetary === null ? null : format.money(cell.medianMonetary, view.run.money),
      ]),
  };
}
