import { SegmentedControl } from '@mantine/core';
import {
  OUTLOOK_MEASURES,
  type OutlookGridView,
  type OutlookMeasure,
} from '#shared/contract/valueModels.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import heat from '../../charts/heat.module.css';
import { HeatCell, HeatRamp } from '../../charts/HeatCell.tsx';
import { positionBetween } from '../../charts/scale.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useChoice } from '../../components/useChoice.ts';
import styles from './value.module.css';

/** What the model of this run expects by frequency and recency, of customers of one age. */
export function OutlookGridFigure(props: {
  readonly grid: OutlookGridView;
  /** Shown at first. */
  readonly begin?: OutlookMeasure;
}) {
  const { grid, begin = 'pOrder' } = props;
  const words = useWords();
  const { t, known, format } = words;
  const mode = useScheme();
  const [measure, setMeasure] = useChoice('grid', OUTLOOK_MEASURES, begin);
  const cells = grid[measure];
  const values = cells.filter((value) => value !== null);
  const [low, high] =
    measure === 'expected' ? [0, Math.max(0, ...values)] : ([0, 1] as [number, number]);
  const write = (value: number): string => writeCell(value, measure, words);
  const width = grid.recencies.length;
  return (
    <FigureFrame
      title={`${t(`valueModels.grid.${measure}`)} · ${t('valueModels.grid.title')}`}
      caption={t('valueModels.grid.caption', {
        days: format.number(grid.ageDays),
        model: known(`value.contestant.${grid.model}`),
      })}
      behind="none"
      measure="outlook_grid"
      report={{ kind: 'outlookGrid', show: measure }}
      table={gridSpec(grid, measure, words)}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('valueModels.grid.measure')}
          value={measure}
          onChange={setMeasure}
          data={OUTLOOK_MEASURES.map((value) => ({ value, label: t(`valueModels.grid.${value}`) }))}
        />
      }
    >
      <ScrollRegion>
        <table className={heat['table']}>
          <thead>
            <tr>
              <td />
              <th colSpan={width} className={heat['axis']}>
                {t('valueModels.grid.columns')}
              </th>
            </tr>
            <tr>
              <th scope="col" className={heat['axis']}>
                {t('valueModels.grid.rows')}
              </th>
              {grid.recencies.map((days) => (
                <th key={days} scope="col">
                  {days === 0 ? t('valueModels.grid.once') : format.number(days)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.frequencies.map((x, row) => (
              <tr key={x}>
                <th scope="row">{format.number(x)}</th>
                {cells.slice(row * width, (row + 1) * width).map((value, column) => (
                  <td key={grid.recencies[column]}>
                    <HeatCell
                      share={value === null ? null : positionBetween(value, low, high)}
                      mode={mode}
                      size="cohortCell"
                      label=""
                    >
                      {value === null ? '' : write(value)}
                    </HeatCell>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className={heat['legend']}>
        <HeatRamp mode={mode} low={write(low)} high={write(high)} />
      </div>
      <p className={styles['note']}>
        {t(grid.model === 'bgnbd' ? 'valueModels.grid.bgnbd' : 'valueModels.grid.others')}
      </p>
    </FigureFrame>
  );
}

function writeCell(value: number, measure: OutlookMeasure, { format }: Words): string {
  return measure === 'expected' ? format.number(value, 1) : format.percent(value, 0);
}

function gridSpec(grid: OutlookGridView, measure: OutlookMeasure, words: Words): TableSpec {
  const { t, format } = words;
  const width = grid.recencies.length;
  return {
    columns: [
      { label: t('valueModels.grid.rows'), numeric: true },
      ...grid.recencies.map((days) => ({
        label: days === 0 ? t('valueModels.grid.once') : format.number(days),
        numeric: true,
      })),
    ],
    rows: grid.frequencies.map((x, row) => [
      format.number(x),
      ...grid[measure]
        .slice(row * width, (row + 1) * width)
        .map((value) => (value === null ? null : writeCell(value, measure, words))),
    ]),
  };
}
