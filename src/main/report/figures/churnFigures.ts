import type { ChurnTimingView, SurvivalGroup, SurvivalView } from '#shared/contract/retention.ts';
import { DAYS_PER_MONTH } from '#shared/domain/calendar.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import {
  allOf,
  heldSmall,
  heldTogether,
  holdCells,
  isFew,
  NONE_HELD,
  type Protected,
} from '../heldCells.ts';
import { heldWhole, protectedAnswer, SMALL_GROUP, type Answerer } from './answers.ts';

/** Survival curves by group. */
export const survivalAnswer: Answerer<'survival'> = ({ run }, { of, by, filter }) =>
  protectedAnswer(run.retention().survival({ of, by, filter }, detachedControl()), protectSurvival);

/**
 * Groups of few customers, or few whose duration ended, are left out, and others beside them; of the
 * rest a curve takes a step only when enough durations have ended, so that none tells of a single one.
 */
function protectSurvival(view: SurvivalView): Protected<SurvivalView> {
  const { groups } = view;
  const hidden = holdCells({
    counts: groups.map(({ customers }) => customers),
    unsafe: groups.map(({ customers, ended }) => isFew(ended) || isFew(customers - ended)),
    lines: [allOf(groups.length)],
  });
  const shown = groups.filter((_, at) => !hidden.cells[at]);
  return {
    figure: {
      ...view,
      everybody: coarse(view.everybody, view.days),
      groups: shown.map((group) => coarse(group, view.days)),
      // The test is of all groups; with some of them left out it would tell of those.
      test: shown.length === groups.length ? view.test : null,
    },
    held: hidden.held,
  };
}

type Band = SurvivalGroup['curve'][number];

/** Fall of a curve's tail, as a share of all, from which the tail is cut rather than drawn level. */
const LEVEL_TAIL = 0.01;

/** A group whose curve and months go down only in steps of enough customers. */
function coarse(group: SurvivalGroup, days: readonly number[]): SurvivalGroup {
  const risk = group.months.map(({ atRisk }) => atRisk);
  // The next whole month has fewer at risk than any day before it; beyond the last nothing is known.
  const riskAt = (day: number): number =>
    risk[Math.max(0, Math.ceil(day / DAYS_PER_MONTH) - 1)] ?? 0;
  const months = group.months.map((month) => ({ ...month, atRisk: HELD_BACK }));
  return {
    ...group,
    curve: coarseSteps(group.curve, (at) => riskAt(days[at] ?? Infinity)),
    months: coarseSteps(months, (at) => risk[at] ?? 0),
  };
}

/**
 * A point stays at the height of the one before until enough durations have ended since: at least
 * `atRisk · (1 − S₂ ⁄ S₁)`, for S falls by the factor 1 − d ⁄ n at each end and nobody comes to those at
 * risk. A tail of too few ends is cut if drawing it level would tell something else.
 */
function coarseSteps<Point extends Band>(
  points: readonly Point[],
  atRisk: (at: number) => number,
): Point[] {
  let told: Band = { survival: 1, low: null, high: null };
  let last = 0;
  const shown = points.map((point, at) => {
    if (atRisk(at) * (1 - point.survival / told.survival) >= LEAST_COUNT)
      [told, last] = [point, at];
    return { ...point, survival: told.survival, low: told.low, high: told.high };
  });
  const end = points.at(-1)?.survival ?? 0;
  return told.survival - end > LEVEL_TAIL ? shown.slice(0, last + 1) : shown;
}

/** When customers are lost, and what the newest do. */
export const churnTimingAnswer: Answerer<'churnTiming'> = ({ run }, { show, filter }) => {
  const timing = run.retention().churnTiming({ filter }, detachedControl());
  if (show === 'losses' && timing.ok && !timing.value.losses.ok) {
    return heldWhole(timing.value.losses);
  }
  if (show === 'lifetimes' && timing.ok && lifetimesTellFew(timing.value)) {
    return heldWhole(SMALL_GROUP);
  }
  return protectedAnswer(timing, (view) => {
    const shown = protectTiming(view);
    // The months of loss, of which cells may be held back, are not drawn.
    return show === 'lifetimes' ? { ...shown, held: NONE_HELD } : shown;
  });
};

type Watched = ChurnTimingView['mature'];

/** True if the mature, the others, or those who were lost while new are few: their shares stand beside n. */
export function lifetimesTellFew({
  mature,
  losses,
  newMonths,
}: Pick<ChurnTimingView, 'mature' | 'losses' | 'newMonths'>): boolean {
  if (isFew(mature.ended) || isFew(mature.customers - mature.ended)) return true;
  if (!losses.ok) return false;
  const { lost, months } = losses.value;
  return (
    isFew(lost) || isFew(months.slice(0, newMonths).reduce((sum, month) => sum + month.lost, 0))
  );
}

function protectTiming(view: ChurnTimingView): Protected<ChurnTimingView> {
  const within = protectWithin(view.secondWithin);
  const losses = view.losses.ok ? protectLosses(view.losses.value) : undefined;
  return {
    figure: {
      ...view,
      secondWithin: within.figure,
      mature: shownWatched(view.mature),
      // One customer may make most of it.
      matureRevenue: null,
      losses: losses ? { ok: true, value: losses.figure } : view.losses,
    },
    held: heldTogether([within.held, losses?.held ?? NONE_HELD]),
  };
}

/** Each line holds those before it: what comes in between, and who is left, must not be few. */
function protectWithin(
  lines: ChurnTimingView['secondWithin'],
): Protected<ChurnTimingView['secondWithin']> {
  let told = 0;
  let small = 0;
  const figure = lines.map((line) => {
    const hides = isFew(line.ended - told) || isFew(line.customers - line.ended);
    if (hides) small++;
    else told = line.ended;
    return hides ? { ...line, ended: HELD_BACK } : line;
  });
  return { figure, held: heldSmall(small) };
}

/** The customers who ended, unless they or those who did not are few. */
function shownWatched(watched: Watched): Watched {
  const hides = isFew(watched.ended) || isFew(watched.customers - watched.ended);
  return hides ? { ...watched, ended: HELD_BACK } : watched;
}

type Losses = Extract<ChurnTimingView['losses'], { ok: true }>['value'];

/** Months of loss, whose sum is published. */
function protectLosses(losses: Losses): Protected<Losses> {
  const { cells, held } = holdCells({
    counts: losses.months.map(({ lost }) => lost),
    lines: [allOf(losses.months.length)],
  });
  const atOnce = isFew(losses.lostAtOnce) || isFew(losses.lost - losses.lostAtOnce);
  return {
    figure: {
      ...losses,
      lost: isFew(losses.lost) ? HELD_BACK : losses.lost,
      lostAtOnce: atOnce ? HELD_BACK : losses.lostAtOnce,
      // Those at risk fall by the lost of each month: they would tell them.
      months: losses.months.map(({ lost }, at) => ({
        lost: cells[at] ? HELD_BACK : lost,
        atRisk: HELD_BACK,
      })),
      early: shownWatched(losses.early),
    },
    held: heldTogether([held, heldSmall(atOnce ? 1 : 0)]),
  };
}
