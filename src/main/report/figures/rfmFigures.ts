import type { LoyaltyView } from '#shared/contract/rfm.ts';
import { LOYALTY_TIERS } from '#shared/domain/rfmClasses.ts';
import type { RunReader } from '#main/analysis/index.ts';
import { dominatedGroups, rfmDominance } from '../dominance.ts';
import {
  allOf,
  heldTogether,
  hiddenGroup,
  holdCells,
  protectMovement,
  type Protected,
} from '../heldCells.ts';
import { protectRfm } from '../protect.ts';
import { protectedAnswer, type Answerer } from './answers.ts';

export const rfmAnswer: Answerer<'rfm'> = ({ run }) =>
  protectedAnswer(run.rfm(), (view) => protectRfm(view, rfmDominance(run, view.levels)));

export const rfmMovementAnswer: Answerer<'rfmMovement'> = ({ run }, { monthsBack }) =>
  protectedAnswer(run.rfmMovement(monthsBack), (view) => {
    const { figure, held } = protectMovement(view.matrix, view.arrived);
    return { figure: { ...view, ...figure }, held };
  });

export const loyaltyAnswer: Answerer<'loyalty'> = ({ run }) =>
  protectedAnswer(run.loyalty(), (view) => protectLoyalty(view, loyaltyDominance(run, view)));

interface LoyaltyDominance {
  readonly grades: readonly boolean[];
  readonly tiers: readonly boolean[];
}

/** In the order of the view. */
function loyaltyDominance(run: RunReader, { grades }: LoyaltyView): LoyaltyDominance {
  const columns = run.columns();
  const revenue = columns.need('net_revenue');
  const [grade, tier] = [columns.get('grade'), columns.get('loyalty')];
  const best = grades.length;
  return {
    grades: dominatedGroups(revenue, best, (c) => {
      const found = grade?.[c] ?? 0;
      return found === 0 ? undefined : best - found;
    }),
    tiers: dominatedGroups(revenue, LOYALTY_TIERS.length, (c) => {
      const found = tier?.[c];
      return found !== undefined && found < LOYALTY_TIERS.length ? found : undefined;
    }),
  };
}

/** Points of one grade. */
const GRADE_POINTS = 20;

/**
 * Grades and tiers of the same points: where a tier begins with a grade it is the sum of grades, so the
 * one tells the other. Held until nothing follows from either.
 */
function protectLoyalty(view: LoyaltyView, dominance: LoyaltyDominance): Protected<LoyaltyView> {
  const gradesOf = tierGrades(view);
  let unsafe = dominance;
  for (;;) {
    const grades = holdCells(
      {
        counts: view.grades.map(({ customers }) => customers),
        lines: [allOf(view.grades.length), ...gradesOf],
      },
      unsafe.grades,
    );
    const tiers = holdCells(
      {
        counts: view.tiers.map(({ customers }) => customers),
        unsafe: view.tiers.map((_, i) => grades.lines[i + 1] === true),
        lines: [allOf(view.tiers.length)],
      },
      unsafe.tiers,
    );
    // A tier that is held back must not follow from grades that are all shown.
    const told = gradesOf.findIndex(
      (own, i) => tiers.cells[i] === true && own.length > 0 && !own.some((g) => grades.cells[g]),
    );
    if (told === -1) {
      return {
        figure: {
          ...view,
          grades: view.grades.map((grade, g) => (grades.cells[g] ? hiddenGroup(grade) : grade)),
          tiers: view.tiers.map((tier, i) => (tiers.cells[i] ? hiddenGroup(tier) : tier)),
        },
        held: heldTogether([grades.held, tiers.held]),
      };
    }
    const smallest = Math.min(...(gradesOf[told] ?? []).map((g) => view.grades[g]?.customers ?? 0));
    unsafe = {
      ...unsafe,
      grades: unsafe.grades.map(
        (is, g) =>
          is || (gradesOf[told]?.includes(g) === true && view.grades[g]?.customers === smallest),
      ),
    };
  }
}

/** Places of the grades that make up each tier; none where a tier begins within a grade. */
function tierGrades({ grades, tiers }: LoyaltyView): number[][] {
  const whole = tiers.every(({ from }) => from % GRADE_POINTS === 0);
  return tiers.map(({ from }, i) => {
    const below = tiers[i - 1]?.from ?? Infinity;
    return whole
      ? allOf(grades.length).filter((g) => {
          const points = ((grades[g]?.grade ?? 1) - 1) * GRADE_POINTS;
          return points >= from && points < below;
        })
      : [];
  });
}
