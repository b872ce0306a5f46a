import { AppError } from '#shared/contract/errors.ts';
import type {
  ReportAnswer,
  ReportFigure,
  ReportFigureKind,
} from '#shared/contract/reportFigures.ts';
import type { AddedFigure } from '#shared/contract/reports.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { RunReader } from '#main/analysis/index.ts';
import { isFew } from '../heldCells.ts';
import { acquisitionAnswer } from './acquisitionFigures.ts';
import {
  ASKS_FOR_GONE,
  heldWhole,
  SMALL_GROUP,
  type Answerer,
  type FigureAnswer,
  type FigureSource,
} from './answers.ts';
import { churnTimingAnswer, survivalAnswer } from './churnFigures.ts';
import { cohortsAnswer } from './cohortFigures.ts';
import { funnelAnswer } from './funnelFigures.ts';
import { relationAnswer } from './relationFigures.ts';
import { loyaltyAnswer, repurchaseAnswer, rfmAnswer, rfmMovementAnswer } from './rfmFigures.ts';
import {
  clustersAnswer,
  clusterTrialsAnswer,
  segmentMovementAnswer,
  segmentOverlapAnswer,
  segmentProfileAnswer,
} from './segmentFigures.ts';
import {
  crossAnswer,
  migrationAnswer,
  pulseAnswer,
  stageProfileAnswer,
  stagesAnswer,
  winBackAnswer,
} from './stageFigures.ts';
import {
  calendarAnswer,
  correlationsAnswer,
  fourModelsAnswer,
  healthAnswer,
  outlookGridAnswer,
  pyramidAnswer,
  valueAnswer,
  weightsAnswer,
} from './valueFigures.ts';

/** Every figure that a report can take. */
const ANSWERERS: { readonly [Kind in ReportFigureKind]: Answerer<Kind> } = {
  stages: stagesAnswer,
  stageProfile: stageProfileAnswer,
  migration: migrationAnswer,
  pulse: pulseAnswer,
  relation: relationAnswer,
  winBack: winBackAnswer,
  cross: crossAnswer,
  rfm: rfmAnswer,
  repurchase: repurchaseAnswer,
  rfmMovement: rfmMovementAnswer,
  loyalty: loyaltyAnswer,
  weights: weightsAnswer,
  cohorts: cohortsAnswer,
  survival: survivalAnswer,
  churnTiming: churnTimingAnswer,
  value: valueAnswer,
  health: healthAnswer,
  calendar: calendarAnswer,
  outlookGrid: outlookGridAnswer,
  correlations: correlationsAnswer,
  fourModels: fourModelsAnswer,
  pyramid: pyramidAnswer,
  acquisition: acquisitionAnswer,
  funnel: funnelAnswer,
  segmentProfile: segmentProfileAnswer,
  segmentOverlap: segmentOverlapAnswer,
  segmentMovement: segmentMovementAnswer,
  clusters: clustersAnswer,
  clusterTrials: clusterTrialsAnswer,
};

/**
 * Answers a figure of the outline from a run. A question that cannot be answered any more, and one
 * about very few customers, give the reason in the place of the figure.
 * @throws AppError NO_RUN when the run's data are gone.
 */
export function answerFigure(
  source: FigureSource,
  { id, figure }: { readonly id: number; readonly figure: ReportFigure },
): AddedFigure {
  const { customers, found } = answered(source, figure);
  // The answerer belongs to the kind; TypeScript cannot follow the pair.
  const answer = { kind: figure.kind, view: found.view } as ReportAnswer;
  return { id, answer, customers, held: found.held };
}

function answered(
  source: FigureSource,
  figure: ReportFigure,
): { readonly customers: number | null; readonly found: FigureAnswer<unknown> } {
  const answer = ANSWERERS[figure.kind] as (
    source: FigureSource,
    question: ReportFigure,
  ) => FigureAnswer<unknown>;
  try {
    const customers = customersOf(source.run, 'filter' in figure ? figure.filter : null);
    return customers === null
      ? { customers, found: heldWhole(SMALL_GROUP) }
      : { customers, found: answer(source, figure) };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'BAD_REQUEST') {
      return { customers: null, found: heldWhole(ASKS_FOR_GONE) };
    }
    throw thrown;
  }
}

/**
 * Customers whom a filter leaves; null when they are few, or all but few: beside the figure of
 * everybody, the second would tell of those left out.
 */
function customersOf(run: RunReader, filter: SegmentRule | null): number | null {
  const all = run.context().customers;
  if (filter === null) return all;
  const marks = run.segments().marks();
  const counted = (of: Uint8Array): number => of.reduce((sum, mark) => sum + mark, 0);
  const chosen = counted(marks.of(filter));
  return isFew(chosen) || isFew(counted(marks.everybody()) - chosen) ? null : chosen;
}
