import { SegmentedControl, Select } from '@mantine/core';
import type { StageCross } from '#shared/contract/stages.ts';
import { STAGE_SCHEME_IDS, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { CrossTable, type CrossSide } from '../../charts/CrossTable.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { crossCells, crossSpec, type CrossMeasure } from './crossCells.ts';
import styles from './lifecycle.module.css';

const MEASURES = ['customers', 'share', 'revenue'] as const satisfies readonly CrossMeasure[];

/** Two schemes side by side: who is in which stage of both. */
export function CrossFigure({ scheme }: { scheme: StageScheme }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const [other, setOther] = useChoice<StageScheme>(
    'columns',
    STAGE_SCHEME_IDS.filter((id) => id !== scheme),
    scheme === 'value' ? 'time' : 'value',
  );
  const cross = useContractQuery('stages.cross', { rows: scheme, columns: other, filter });
  return (
    <>
      <div className={styles['pickers']}>
        <Select
          label={t('stages.cross.columns')}
          className={styles['scheme'] ?? ''}
          allowDeselect={false}
          value={other}
          onChange={setOther}
          data={STAGE_SCHEME_IDS.map((id) => ({
            value: id,
            label: t(`terms.scheme.${id}`),
            disabled: id === scheme,
          }))}
        />
      </div>
      <Answer query={cross} height={360}>
        {(gated) => <Gated gated={gated}>{(view) => <Cross view={view} />}</Gated>}
      </Answer>
    </>
  );
}

/** The cross-table from its view. */
export function Cross({ view, begin = 'customers' }: { view: StageCross; begin?: CrossMeasure }) {
  const words = useWords();
  const { t, known } = words;
  const mode = useScheme();
  const [measure, setMeasure] = useChoice<CrossMeasure>('cells', MEASURES, begin);
  const side = (ids: readonly string[]): CrossSide[] =>
    ids.map((id) => ({ id, name: known(`terms.stage.${id}`), colour: stageInk(id, mode) }));
  const [rows, columns] = [side(view.rows.stages), side(view.columns.stages)];
  const cells = crossCells(view, measure, words);
  const table = crossSpec(t(`terms.scheme.${view.rows.scheme}`), rows, columns, cells, words);
  return (
    <FigureFrame
      title={t('stages.cross.title', {
        rows: t(`terms.scheme.${view.rows.scheme}`),
        columns: t(`terms.scheme.${view.columns.scheme}`),
      })}
      caption={
        {
          customers: t('stages.cross.captionCustomers'),
          share: t('stages.cross.captionShare'),
          revenue: t('stages.cross.captionRevenue'),
        }[measure]
      }
      measure="stage_cross"
      table={table}
      follows
      report={reportOf(view, measure)}
      actions={
        <SegmentedControl
          aria-label={t('stages.winBack.measure')}
          value={measure}
          onChange={setMeasure}
          data={MEASURES.filter((id) => id !== 'revenue' || view.hasAmounts).map((id) => ({
            value: id,
            label: t(`stages.cross.${id}`),
          }))}
        />
      }
    >
      <CrossTable
        rows={rows}
        columns={columns}
        {...cells}
        mode={mode}
        onOpen={(row, column) =>
          showCustomers({
            kind: 'all',
            rules: [
              { kind: 'choice', field: `stage.${view.rows.scheme}`, values: [row] },
              { kind: 'choice', field: `stage.${view.columns.scheme}`, values: [column] },
            ],
          })
        }
      />
    </FigureFrame>
  );
}

/** Of money one customer may make most in a cell, so only customers go to a report. */
function reportOf(view: StageCross, show: CrossMeasure) {
  if (show === 'revenue') return 'measure';
  const [rows, columns] = [view.rows.scheme, view.columns.scheme];
  return { kind: 'cross' as const, show, rows, columns };
}
