import { SegmentedControl } from '@mantine/core';
import type { RepurchaseView, RfmView } from '#shared/contract/rfm.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { barSpec, BarTable, type BarRow } from '../../charts/BarTable.tsx';
import { RfmGrid } from '../../charts/RfmGrid.tsx';
import { rfmRows, type RfmMeasure } from '../../charts/rfmCells.ts';
import { classInk } from '../../charts/stageInk.ts';
import type { ColourMode } from '../../charts/scale.ts';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { TooLittle } from '../../components/states.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { useChoice } from '../../components/useChoice.ts';
import { backtestCaption, backtestTable, classRepurchase } from './backtestText.ts';
import { cutLines, fewerLevels } from './cutLines.ts';
import styles from './customers.module.css';
import { scorePicked } from './pick.ts';

/** The RFM grid and the classes beside each other; both lead to the list. */
export function RfmPanels(props: PanelProps) {
  return (
    <div className={styles['overview']}>
      <GridFigure {...props} />
      <ClassFigure {...props} />
    </div>
  );
}

interface PanelProps {
  readonly view: RfmView;
  /** Undefined while it is read. */
  readonly backtest: RepurchaseView['backtest'] | undefined;
  readonly pick: SegmentRule | null;
  readonly onPick: (chosen: SegmentRule) => void;
}

/** A figure of the panels by itself; on paper nothing is picked. */
interface FigureProps<Choice> extends Partial<Omit<PanelProps, 'view'>> {
  readonly view: RfmView;
  /** What is shown at first. */
  readonly begin?: Choice;
}

const MEASURES = ['share', 'revenue', 'money', 'repurchase'] as const;

/** The grid of recency and frequency. */
export function GridFigure(props: FigureProps<RfmMeasure>) {
  const { view, backtest, pick = null, onPick, begin = 'share' } = props;
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  const [measure, setMeasure] = useChoice<RfmMeasure>('grid', MEASURES, begin);
  const repurchase = measure === 'repurchase';
  const then = backtest?.ok === true ? backtest.value : undefined;
  return (
    <FigureFrame
      title={t('customers.grid.title')}
      caption={
        repurchase && then
          ? backtestCaption(then, words)
          : countedCaption(
              [
                t('customers.grid.measure', {
                  measure: t(MEASURE_NAMES[measure]),
                  levels: view.levels,
                }),
              ],
              view.scored,
              words,
            )
      }
      measure={repurchase ? 'repurchase_rate' : 'rfm'}
      report={measure === 'repurchase' ? { kind: 'repurchase' } : { kind: 'rfm', show: measure }}
      follows
      table={repurchase && then ? backtestTable(then, words) : gridTable(view, words)}
    >
      {onPick && view.run.hasAmounts && (
        <SegmentedControl
          className={styles['controls'] ?? ''}
          aria-label={t('customers.grid.colourBy')}
          value={measure}
          onChange={setMeasure}
          data={MEASURES.map((value) => ({ value, label: t(MEASURE_LABELS[value]) }))}
        />
      )}
      {repurchase && backtest?.ok === false ? (
        <TooLittle gate={backtest} />
      ) : (
        <RfmGrid
          view={view}
          measure={measure}
          backtest={then}
          mode={mode}
          chosen={{ r: scorePicked(pick, 'r'), f: scorePicked(pick, 'f') }}
          {...(onPick && {
            onOpen: (r: number, f: number) =>
              onPick({ kind: 'all', rules: [score('r', r), score('f', f)] }),
          })}
        />
      )}
      {[
        ...(repurchase && onPick ? [t('rfm.backtest.few', { limit: FEW_CUSTOMERS })] : []),
        ...cutLines(view, words),
        ...fewerLevels(view, words),
      ].map((line) => (
        <p key={line} className={styles['note']}>
          {line}
        </p>
      ))}
    </FigureFrame>
  );
}

const MEASURE_LABELS = {
  share: 'rfm.measure.customers',
  revenue: 'rfm.measure.revenue',
  money: 'rfm.measure.median',
  repurchase: 'rfm.measure.repurchase',
} as const;

const MEASURE_NAMES = {
  ...MEASURE_LABELS,
  share: 'customers.grid.byShare',
  money: 'customers.grid.byMoney',
} as const;

const CLASS_SCHEMES = ['class12', 'class8'] as const;

/** The classes as bars. */
export function ClassFigure(props: FigureProps<'class12' | 'class8'>) {
  const { view, backtest, onPick, begin = 'class12' } = props;
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  const [scheme, setScheme] = useChoice('classes', CLASS_SCHEMES, begin);
  const rows = classRows(view, scheme, mode, words);
  const ruleOf = (id: string): SegmentRule => ({ kind: 'choice', field: scheme, values: [id] });
  const then = backtest?.ok === true && scheme === 'class12' ? backtest.value : undefined;
  return (
    <FigureFrame
      title={t('customers.classes.title')}
      caption={t('customers.classes.measure')}
      measure="rfm"
      report={{ kind: 'rfm', show: scheme }}
      follows
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
        extra={then && classRepurchase(then, words)}
        onOpen={onPick && ((id) => onPick(ruleOf(id)))}
        act={ruleOf}
      />
    </FigureFrame>
  );
}

function score(field: 'r' | 'f', value: number): SegmentRule {
  return { kind: 'number', field, least: value, most: value };
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
