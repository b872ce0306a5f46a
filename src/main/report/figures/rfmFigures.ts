import type { BacktestView, LoyaltyView, RepurchaseRate } from '#shared/contract/rfm.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { LOYALTY_TIERS } from '#shared/domain/rfmClasses.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { RunReader } from '#main/analysis/index.ts';
import { dominatedGroups, rfmDominance } from '../dominance.ts';
import {
  allOf,
  heldTogether,
  hiddenGroup,
  holdCells,
  isFew,
  margins,
  protectMovement,
  type Protected,
} from '../heldCells.ts';
import { protectRfm } from '../protect.ts';
import { heldWhole, protectedAnswer, SMALL_GROUP, type Answerer } from './answers.ts';

export const rfmAnswer: Answerer<'rfm'> = ({ run }, { filter }) =>
  protectedAnswer(run.rfm(filter), (view) =>
    protectRfm(view, rfmDominance(run, view.levels, filter)),
  );

/**
 * The grid of a past day, and who ordered after it. Those who did and those who did not are both parts
 * of a cell: neither may be few, nor follow from the sums by score.
 */
export const repurchaseAnswer: Answerer<'repurchase'> = ({ run }, { filter }) => {
  const { backtest } = run.repurchase(filter);
  if (!backtest.ok) return heldWhole(backtest);
  if (isFew(backtest.value.all.ordered) || isFew(restOf(backtest.value.all))) {
    return heldWhole(SMALL_GROUP);
  }
  const then = protectBacktest(backtest.value);
  return protectedAnswer(run.rfm(filter), (view) => {
    const now = protectRfm(view, rfmDominance(run, view.levels, filter));
    return { figure: { ...now.figure, backtest: then.figure }, held: then.held };
  });
};

function restOf({ customers, ordered }: RepurchaseRate): number {
  return customers - ordered;
}

function protectBacktest(view: BacktestView): Protected<BacktestView> {
  const size = view.grid.length;
  const rates = view.grid.flat();
  const lines = [...margins(size, size), allOf(rates.length)];
  const ordered = rates.map((rate) => rate.ordered);
  const rest = rates.map(restOf);
  const counts = [...ordered, ...rest];
  const { cells, held } = holdCells({
    counts,
    lines: [...lines, ...lines.map((line) => line.map((cell) => cell + rates.length))],
  });
  const hidden = rates.map((_, at) => cells[at] === true || cells[at + rates.length] === true);
  return {
    figure: {
      ...view,
      grid: view.grid.map((row, r) =>
        row.map((rate, f) => (hidden[r * size + f] ? HIDDEN_RATE : rate)),
      ),
      // Classes are sums of cells, and the grid alone is drawn.
      classes12: [],
    },
    held,
  };
}

const HIDDEN_RATE: RepurchaseRate = { customers: HELD_BACK, ordered: HELD_BACK, low: 0, high: 1 };

export const rfmMovementAnswer: Answerer<'rfmMovement'> = ({ run }, { monthsBack, filter }) =>
  protectedAnswer(run.rfmMovement(monthsBack, filter), (view) => {
    const { figure, held } = protectMovement(view.matrix, view.arrived);
    return { figure: { ...view, ...figure }, held };
  });

export const loyaltyAnswer: Answerer<'loyalty'> = ({ run }, { filter }) =>
  protectedAnswer(run.loyalty(filter), (view) =>
    protectLoyalty(view, loyaltyDominance(run, view, filter)),
  );

interface LoyaltyDominance {
  readonly grades: readonly boolean[];
  readonly tiers: readonly boolean[];
}

/** In the order of the view. */
function loyaltyDominance(
  run: RunReader,
  { grades }: LoyaltyView,
  filter: SegmentRule | null,
): LoyaltyDominance {
  const columns = run.columns();
  const revenue = columns.need('net_revenue');
  const [grade, tier] = [columns.get('grade'), columns.get('loyalty')];
  const best = grades.length;
  const marks = run.segments().marks().of(filter);
  return {
    grades: dominatedGroups(revenue, best, (c) => {
      const found = grade?.[c] ?? 0;
      return marks[c] === 0 || found === 0 ? undefined : best - found;
    }),
    tiers: dominatedGroups(revenue, LOYALTY_TIERS.length, (c) => {
      const found = tier?.[c];
      const inTier = found !== undefined && found < LOYALTY_TIERS.length;
      return marks[c] === 1 && inTier ? found : undefined;
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
