import type { ReactNode } from 'react';
import type {
  ReportAnswer,
  ReportFigure,
  ReportFigureKind,
  ReportQuestion,
  ReportView,
} from '#shared/contract/reportFigures.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import {
  acquisitionDrawing,
  churnDrawing,
  cohortsDrawing,
  rfmDrawing,
  valueDrawing,
} from './shows.tsx';
import { CycleFigure, FunnelFigure } from '../../acquisition/FunnelFigures.tsx';
import { Cross } from '../../lifecycle/CrossFigure.tsx';
import { FlowFigure, MovementFigure as StageMovement } from '../../lifecycle/MigrationFigure.tsx';
import { Pulse } from '../../lifecycle/PulseFigure.tsx';
import { RelationTable } from '../../lifecycle/RelationFigure.tsx';
import { StageMonths } from '../../lifecycle/StageMonths.tsx';
import { StageProfileTable } from '../../lifecycle/StageProfileFigure.tsx';
import { StagesNow } from '../../lifecycle/StagesNow.tsx';
import { WinBack } from '../../lifecycle/WinBackFigure.tsx';
import { MovementFigure as ClassMovement } from '../../customers/ClassMovement.tsx';
import { Grades, Tiers as LoyaltyTiers } from '../../customers/Loyalty.tsx';
import { GridFigure } from '../../customers/RfmPanels.tsx';
import { SurvivalCurves } from '../../retention/SurvivalFigure.tsx';
import { Health } from '../../home/HealthPanel.tsx';
import { ClusterFigure, TrialsFigure } from '../../segments/ClusterFigures.tsx';
import { MovementFigure as SegmentMovement } from '../../segments/MovementPart.tsx';
import { OverlapFigure } from '../../segments/OverlapFigure.tsx';
import { ProfileFigure } from '../../segments/ProfileFigure.tsx';
import { CalendarFigure } from '../../value/CalendarFigure.tsx';
import { CorrelationFigure } from '../../value/CorrelationFigure.tsx';
import { FourModels } from '../../value/FourModels.tsx';
import { OutlookGridFigure } from '../../value/OutlookGridFigure.tsx';
import { Pyramid } from '../../value/Pyramid.tsx';
import { WeightsFigure } from '../../value/WeightsFigure.tsx';

type Drawing<Kind extends ReportFigureKind> = (
  view: ReportView<Kind>,
  question: ReportQuestion<Kind>,
  model: ReportModel,
) => ReactNode;

/** The drawing of each kind is the one of the screens. */
const DRAWINGS: { readonly [Kind in ReportFigureKind]: Drawing<Kind> } = {
  stages: (view, { show }) =>
    show === 'now' ? (
      <StagesNow view={view} />
    ) : (
      <StageMonths view={view} begin={show === 'shares' ? 'share' : 'customers'} />
    ),
  stageProfile: (view) => <StageProfileTable view={view} />,
  migration: (view, { show }) =>
    show === 'table' ? <StageMovement view={view} isNow={false} /> : <FlowFigure view={view} />,
  pulse: (view) => <Pulse flow={view} />,
  relation: (view) => <RelationTable view={view} />,
  winBack: (view, { show }) => <WinBack view={view} begin={show} />,
  cross: (view, { show }) => <Cross view={view} begin={show} />,
  rfm: rfmDrawing,
  repurchase: (view) => (
    <GridFigure view={view} backtest={{ ok: true, value: view.backtest }} begin="repurchase" />
  ),
  rfmMovement: (view, { monthsBack }) => <ClassMovement view={view} monthsBack={monthsBack} />,
  loyalty: (view, { show }) =>
    show === 'tiers' ? <LoyaltyTiers view={view} /> : <Grades view={view} />,
  weights: (view, _, { settings }) => <WeightsFigure view={view} weights={settings.rfm.weights} />,
  cohorts: cohortsDrawing,
  survival: (view, { months }) => <SurvivalCurves view={view} months={months} />,
  churnTiming: churnDrawing,
  value: valueDrawing,
  health: (view) => <Health view={view} />,
  calendar: (view) => <CalendarFigure view={view} />,
  outlookGrid: (view, { show }) => <OutlookGridFigure grid={view} begin={show} />,
  correlations: (view, { show }) => <CorrelationFigure view={view} begin={show} />,
  fourModels: (view) => <FourModels models={view} run={view.run} />,
  pyramid: ({ run, customers, pyramid }, { tiers }) => (
    <Pyramid pyramid={pyramid} customers={customers} run={run} begin={tiers} />
  ),
  acquisition: acquisitionDrawing,
  funnel: (view, { show, channel }, { overview }) =>
    show === 'steps' ? (
      <FunnelFigure funnel={view} run={overview.run} begin={channel} />
    ) : (
      <CycleFigure funnel={view} />
    ),
  segmentProfile: (view, _, { overview }) => (
    <ProfileFigure run={overview.run} profile={view} name={view.name} />
  ),
  segmentOverlap: (view, { ids }, { overview, segments }) => (
    <OverlapFigure
      run={overview.run}
      overlap={view}
      segments={segments.filter(({ id }) => ids.includes(id))}
    />
  ),
  segmentMovement: (view, _, { overview }) => (
    <SegmentMovement run={overview.run} movement={view} name={view.name} />
  ),
  clusters: (view, _, { overview }) => <ClusterFigure run={overview.run} view={view} />,
  clusterTrials: (view) => <TrialsFigure view={view} />,
};

/** An added figure, drawn from its answer. Within a PaperScope. */
export function FigureDrawing(props: {
  readonly figure: ReportFigure;
  readonly answer: ReportAnswer;
  readonly model: ReportModel;
}): ReactNode {
  const { figure, answer, model } = props;
  if (!answer.view.ok) return null;
  // View and question are of the answer's kind; TypeScript cannot follow the three.
  const draw = DRAWINGS[answer.kind] as Drawing<ReportFigureKind>;
  return draw(answer.view.value, figure, model);
}
