import type { ReactNode } from 'react';
import type { ReportQuestion, ReportView } from '#shared/contract/reportFigures.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { LoyaltyFigure } from '../../acquisition/ChannelFigures.tsx';
import { ChannelTable, CostFigure, MatrixFigure, MonthFigure } from '../../acquisition/Figures.tsx';
import {
  CohortFigure as ChannelCohorts,
  TierFigure as ChannelTiers,
} from '../../acquisition/WorthFigures.tsx';
import { ClassFigure, GridFigure } from '../../customers/RfmPanels.tsx';
import { CalendarFigure } from '../../retention/CalendarFigure.tsx';
import { CohortFigure } from '../../retention/CohortFigure.tsx';
import { CurvesFigure } from '../../retention/CurvesFigure.tsx';
import { LifetimesFigure } from '../../retention/LifetimesFigure.tsx';
import { choiceOf } from '../../retention/retentionChoice.ts';
import { FirstDays, LossFigure } from '../../retention/TimingFigures.tsx';
import { ClvHistogram } from '../../value/ClvFigure.tsx';
import { LorenzFigure, TopFigure } from '../../value/Concentration.tsx';
import { Ranking, Tenths, Tracking } from '../../value/Contest.tsx';
import { Realised } from '../../value/Realised.tsx';
import { Tiers } from '../../value/Tiers.tsx';

/** Kinds of which several figures are drawn: which of them is shown. */

export function rfmDrawing(view: ReportView<'rfm'>, { show }: ReportQuestion<'rfm'>): ReactNode {
  return show === 'class12' || show === 'class8' ? (
    <ClassFigure view={view} begin={show} />
  ) : (
    <GridFigure view={view} begin={show} />
  );
}

/** Newest cohorts, and periods of each, that one page holds. */
const ROWS = 24;
const PERIODS = 13;

export function cohortsDrawing(
  view: ReportView<'cohorts'>,
  { show, by, period, definition, mean }: ReportQuestion<'cohorts'>,
): ReactNode {
  const choice = {
    ...choiceOf({ by, period, definition, mean }),
    ...((show === 'share' || show === 'count') && { measure: show }),
  };
  if (show === 'curves') return <CurvesFigure view={view} choice={choice} />;
  if (show === 'calendar') return <CalendarFigure view={view} events={NO_EVENTS} />;
  const shown = view.cohorts.slice(-ROWS);
  const page = {
    ...view,
    cohorts: shown.map((cohort) => ({ ...cohort, cells: cohort.cells.slice(0, PERIODS) })),
    earlier: view.earlier + view.cohorts.length - shown.length,
  };
  return <CohortFigure view={page} choice={choice} events={NO_EVENTS} />;
}

/** Events are the user's own notes on a time axis; a report tells only what was written for it. */
const NO_EVENTS: readonly never[] = [];

export function churnDrawing(
  view: ReportView<'churnTiming'>,
  { show }: ReportQuestion<'churnTiming'>,
): ReactNode {
  if (show === 'firstDays') return <FirstDays view={view} />;
  if (show === 'lifetimes') return <LifetimesFigure view={view} />;
  return view.losses.ok && <LossFigure losses={view.losses.value} />;
}

/** Where the part that is shown has a gate, the whole answer is that gate. */
export function valueDrawing(
  view: ReportView<'value'>,
  { show }: ReportQuestion<'value'>,
  { settings }: ReportModel,
): ReactNode {
  const { run, realised, concentration, tiers, clv, contest } = view;
  switch (show) {
    case 'realised':
      return realised.ok && <Realised figures={realised.value} run={run} />;
    case 'lorenz':
      return (
        concentration.ok && <LorenzFigure figures={concentration.value} customers={run.customers} />
      );
    case 'top':
      return concentration.ok && <TopFigure figures={concentration.value} />;
    case 'tiers':
      return tiers.ok && <Tiers tiers={tiers.value} run={run} rules={settings.stageRules} />;
    case 'expected':
      return clv.ok && <ClvHistogram view={clv.value} run={run} />;
    case 'ranking':
      return contest.ok && <Ranking view={contest.value} />;
    case 'tracking':
      return contest.ok && <Tracking view={contest.value} />;
    case 'tenths':
      return contest.ok && <Tenths view={contest.value} />;
  }
}

export function acquisitionDrawing(
  view: ReportView<'acquisition'>,
  { show }: ReportQuestion<'acquisition'>,
): ReactNode {
  switch (show) {
    case 'channels':
      return <ChannelTable view={view} />;
    case 'matrix':
      return <MatrixFigure view={view} />;
    case 'months':
      return <MonthFigure view={view} />;
    case 'costs':
      return view.costs.state === 'used' && <CostFigure view={view} costs={view.costs} />;
    case 'steadiness':
      return <LoyaltyFigure view={view} />;
    case 'cohorts':
      return <ChannelCohorts view={view} />;
    case 'tiers':
      return <ChannelTiers view={view} />;
  }
}
