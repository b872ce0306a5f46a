import type { Answered, StageRelation } from '#shared/contract/stages.ts';
import { HELD_BACK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { HeldCells } from '#shared/contract/reports.ts';
import {
  allOf,
  heldTogether,
  holdCells,
  isFew,
  NONE_HELD,
  protectList,
  type Protected,
} from '../heldCells.ts';
import { protectedAnswer, type Answerer } from './answers.ts';

type Stage = StageRelation['stages'][number];

/** What the customers of the stages answered, and how often they were in touch. */
export const relationAnswer: Answerer<'relation'> = ({ run }, { scheme, filter }) =>
  protectedAnswer(run.relation(scheme, filter), protectRelation);

/** Stages add up to all together, and so do those who answered. */
export function protectRelation(view: StageRelation): Protected<StageRelation> {
  const { figure: stages, held } = protectList(view.stages, [], hiddenStage);
  const satisfaction = protectAnswers(view, stages, ({ satisfaction }) => satisfaction);
  const recommendation = protectAnswers(view, stages, ({ recommendation }) => recommendation);
  return {
    figure: {
      ...view,
      questions: view.questions.filter(({ answers, known }) => !isFew(answers) && !isFew(known)),
      stages: stages.map((stage, at) => ({
        ...stage,
        satisfaction: satisfaction.stages[at] ?? null,
        recommendation: recommendation.stages[at] ?? null,
      })),
      all: {
        ...view.all,
        satisfaction: satisfaction.all,
        recommendation: recommendation.all,
      },
    },
    held: heldTogether([held, satisfaction.held, recommendation.held]),
  };
}

function hiddenStage(stage: Stage): Stage {
  return { ...stage, customers: HELD_BACK, interactions: null };
}

interface ShownAnswers {
  readonly stages: readonly (Answered | null)[];
  readonly all: Answered | null;
  readonly held: HeldCells;
}

const NO_ANSWERS: ShownAnswers = { stages: [], all: null, held: NONE_HELD };

/**
 * The answers to one question. A mean times its customers is a sum of points, so means go as counts do;
 * where those of a stage would follow from the sum whatever goes beside them, the question goes whole.
 */
function protectAnswers(
  view: StageRelation,
  shown: readonly Stage[],
  answersOf: (line: StageRelation['all']) => Answered | null,
): ShownAnswers {
  const all = answersOf(view.all);
  if (all === null || isFew(all.customers)) return NO_ANSWERS;
  const counts = view.stages.map((stage) => answersOf(stage)?.customers ?? 0);
  const { cells, lines, held } = holdCells({
    counts,
    unsafe: shown.map(({ customers }) => isHeldBack(customers)),
    lines: [allOf(counts.length)],
  });
  if (lines.includes(true)) return NO_ANSWERS;
  const stages = view.stages.map((stage, at) => {
    const answered = answersOf(stage);
    return answered && cells[at] ? HIDDEN : answered;
  });
  return { stages, all, held };
}

const HIDDEN: Answered = { customers: HELD_BACK, mean: null, low: null, high: null };
