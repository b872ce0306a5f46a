import type { ReportView } from '#shared/contract/reportFigures.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import { tierDominance } from '../dominance.ts';
import { heldSmall, isFew, NONE_HELD } from '../heldCells.ts';
import { protectValue } from '../protect.ts';
import { heldWhole, protectedAnswer, SMALL_GROUP, type Answerer } from './answers.ts';

/** Parts of the view that each drawing needs. */
const PART_OF = {
  realised: 'realised',
  lorenz: 'concentration',
  top: 'concentration',
  tiers: 'tiers',
  expected: 'clv',
  ranking: 'contest',
  tracking: 'contest',
  tenths: 'contest',
} as const;

/** Realised value and its spread, expected value and its back-test. */
export const valueAnswer: Answerer<'value'> = ({ run }, { show }) => {
  const value = run.value.overview();
  const part = value[PART_OF[show]];
  if (!part.ok) return heldWhole(part);
  return protectedAnswer({ ok: true, value }, (view) =>
    protectValue(view, view.run.customers, tierDominance(run)),
  );
};

/** Weights of the three scores, fitted to all customers together. */
export const weightsAnswer: Answerer<'weights'> = ({ run }) => {
  const weights = run.weights(run.settings().rfm.weights.pairs);
  if (weights.ok && isFew(weights.value.customers)) return heldWhole(SMALL_GROUP);
  return protectedAnswer(weights, (figure) => ({ figure, held: NONE_HELD }));
};

/** The month of the whole customer base against its own past; no cell is of a part of it. */
export const healthAnswer: Answerer<'health'> = ({ run }) =>
  protectedAnswer(run.overview().health, (figure) => ({ figure, held: NONE_HELD }));

/** Busy and quiet months, learned from the purchases of all customers. */
export const calendarAnswer: Answerer<'calendar'> = ({ run }) => {
  const { calendar } = run.value.overview();
  if (calendar.ok && tellsFew(calendar.value)) return heldWhole(SMALL_GROUP);
  return protectedAnswer(calendar, (figure) => ({ figure, held: NONE_HELD }));
};

/** The weight of a month tells its purchases, and the twelve have one mean: a small one takes all along. */
export function tellsFew({
  months,
  purchases,
}: Pick<ReportView<'calendar'>, 'months' | 'purchases'>): boolean {
  return months.some((weight) => isFew(Math.round((weight * purchases) / months.length)));
}

/** Figures of all customers together, so that no cell is small. */
export const fourModelsAnswer: Answerer<'fourModels'> = ({ run }) => {
  const models = run.value.models();
  if (!models.ok) return heldWhole(models);
  return protectedAnswer(models.value.money, (money) => {
    const { inputs, realised, forward, contract, probabilistic } = money;
    const figure = { run: models.value.run, inputs, realised, forward, contract, probabilistic };
    return { figure, held: heldSmall(0) };
  });
};

/**
 * What the model of this run expects of customers who may not exist. How often somebody ordered at most is
 * told of enough customers: rows that few have reached go.
 */
export const outlookGridAnswer: Answerer<'outlookGrid'> = ({ run }) => {
  const models = run.value.models();
  if (!models.ok) return heldWhole(models);
  const repeats = run.columns().need('repeats');
  return protectedAnswer(models.value.grid, (grid) => {
    const rows = grid.frequencies.filter((x) => reached(repeats, x) >= LEAST_COUNT).length;
    const cells = rows * grid.recencies.length;
    const figure = {
      ...grid,
      frequencies: grid.frequencies.slice(0, rows),
      pAlive: grid.pAlive.slice(0, cells),
      pOrder: grid.pOrder.slice(0, cells),
      expected: grid.expected.slice(0, cells),
    };
    return { figure, held: NONE_HELD };
  });
};

/** Customers with so many repeat orders or more. */
function reached(repeats: Int32Array, least: number): number {
  return repeats.reduce((sum, x) => sum + (x >= least ? 1 : 0), 0);
}

/** Correlations of features; a pair that few have both of, or all but few, tells nothing. */
export const correlationsAnswer: Answerer<'correlations'> = ({ run }) =>
  // The figure shows the pairs alone; they are the same under every grouping.
  protectedAnswer(run.features('channel'), (view) => {
    const few = ({ n }: { readonly n: number }): boolean =>
      isFew(n) || isFew(view.run.customers - n);
    const pairs = view.pairs.filter((pair) => !few(pair));
    const held = heldSmall(view.pairs.length - pairs.length);
    return { figure: { ...view, pairs, tests: [] }, held };
  });

/**
 * The tiers of the one kind that is asked for. Three shares of three tiers leave nothing to hold back
 * beside a small one, so then the figure is not shown.
 */
export const pyramidAnswer: Answerer<'pyramid'> = ({ run }, { tiers }) => {
  const models = run.value.models();
  if (!models.ok) return heldWhole(models);
  const { money } = models.value;
  if (!money.ok) return heldWhole(money);
  const { pyramid, inputs } = money.value;
  const asked = pyramid[tiers];
  if (asked === null) return heldWhole(SMALL_GROUP);
  const dominated = tiers === 'share' && tierDominance(run).some(Boolean);
  if (dominated || asked.tiers.some(isTold)) return heldWhole(SMALL_GROUP);
  const figure: ReportView<'pyramid'> = {
    run: models.value.run,
    customers: inputs.customers,
    pyramid: {
      ...pyramid,
      share: tiers === 'share' ? pyramid.share : { ...pyramid.share, tiers: [] },
      absolute:
        pyramid.absolute && tiers !== 'absolute'
          ? { ...pyramid.absolute, tiers: [] }
          : pyramid.absolute,
    },
  };
  return { view: { ok: true, value: figure }, held: heldSmall(0) };
};

type Tier = ReportView<'pyramid'>['pyramid']['share']['tiers'][number];

/** True if a tier, or those in it whose cost is known, are so few that their sums tell of single ones. */
function isTold({ customers, costedCustomers }: Tier): boolean {
  return isFew(customers) || isFew(costedCustomers);
}
