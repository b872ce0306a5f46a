import type { FeaturesView } from '#shared/contract/features.ts';
import type {
  LoyaltyView,
  RepurchaseView,
  RfmMovementView,
  RfmWeightsView,
} from '#shared/contract/rfm.ts';
import { FEATURES, MADE_FROM, type FeatureGrouping } from '#shared/domain/features.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import type { MockAnswers } from './mockBridge.ts';
import { RUN } from './mockOverview.ts';

/** Answers about what stands on the RFM scores: made by formulas, the same on every call. */

function rate(customers: number, share: number) {
  const ordered = Math.round(customers * share);
  const half = customers === 0 ? 1 : 1.96 * Math.sqrt((share * (1 - share)) / customers);
  return {
    customers,
    ordered,
    low: Math.max(0, share - half),
    high: Math.min(1, share + half),
  };
}

const LEVELS = [0, 1, 2, 3, 4];

const REPURCHASE: RepurchaseView = {
  run: RUN,
  backtest: {
    ok: true,
    value: {
      from: '2011-09-10',
      to: RUN.asOf,
      days: 90,
      all: rate(3300, 0.31),
      grid: LEVELS.map((r) =>
        LEVELS.map((f) => rate(f === 1 ? 0 : 4 + 30 * (r + f), 0.03 + 0.08 * (r + f))),
      ),
      classes12: RFM_CLASSES_12.map((id, i) => ({ id, ...rate(6 + 40 * i, 0.7 - 0.05 * i) })),
    },
  },
  tuning: {
    verdict: 'no_better',
    periodDays: 90,
    leastGain: 0.005,
    folds: [
      {
        learntFrom: '2011-03-14',
        learntTo: '2011-06-12',
        from: '2011-06-12',
        to: '2011-09-10',
        customers: 2700,
        ordered: 830,
        quantiles: { logLoss: 0.5412, auc: 0.7421 },
        tuned: { logLoss: 0.5409, auc: 0.7433 },
      },
    ],
  },
};

const THIRDS = { recency: 1 / 3, frequency: 1 / 3, monetary: 1 / 3 };

const LOYALTY: LoyaltyView = {
  run: RUN,
  kind: 'equal',
  weights: THIRDS,
  grades: [5, 4, 3, 2, 1].map((grade) => ({
    grade,
    customers: 200 * (6 - grade),
    orders: 900 * grade,
    revenue: 40_000_000 * grade ** 2,
  })),
  tiers: LOYALTY_TIERS.map((id, i) => ({
    id,
    from: [90, 70, 40, 0][i] ?? 0,
    customers: 300 + 700 * i,
    orders: 8000 - 1900 * i,
    revenue: 400_000_000 - 90_000_000 * i,
  })),
  benefits: {
    from: '2010-12-10',
    to: RUN.asOf,
    tiers: LOYALTY_TIERS.map((id, i) => ({
      id,
      customers: 300 + 700 * i,
      orders: 8000 - 1900 * i,
      net: 400_000_000 - 90_000_000 * i,
      gross: 160_000_000 - 36_000_000 * i,
      served: 150_000_000 - 35_000_000 * i,
      cost: i === 3 ? null : 9_000_000 - 2_000_000 * i,
      after: i === 3 ? null : 141_000_000 - 33_000_000 * i,
    })),
  },
};

function movementOf(monthsBack: number): RfmMovementView {
  return {
    run: RUN,
    from: '2011-09-09',
    to: RUN.asOf,
    classes: [...RFM_CLASSES_12],
    matrix: RFM_CLASSES_12.map((_, from) =>
      RFM_CLASSES_12.map((__, to) =>
        from === to ? 180 - monthsBack : Math.max(0, 24 - 5 * Math.abs(from - to)),
      ),
    ),
    arrived: RFM_CLASSES_12.map((_, to) => (to < 8 ? 0 : 90)),
  };
}

const WEIGHTS: RfmWeightsView = {
  run: RUN,
  customers: 4301,
  ahp: {
    weights: { recency: 0.25, frequency: 0.3, monetary: 0.45 },
    consistencyRatio: 0,
    most: 0.1,
  },
  pca: {
    ok: true,
    value: {
      weights: { recency: 0.28, frequency: 0.37, monetary: 0.35 },
      components: [
        { explained: 0.72, loadings: { recency: 0.53, frequency: 0.61, monetary: 0.59 } },
        { explained: 0.19, loadings: { recency: 0.85, frequency: -0.33, monetary: -0.42 } },
        { explained: 0.09, loadings: { recency: 0.06, frequency: -0.72, monetary: 0.69 } },
      ],
      sameDirection: true,
    },
  },
  entropy: {
    ok: true,
    value: {
      weights: { recency: 0.31, frequency: 0.38, monetary: 0.31 },
      entropy: { recency: 0.951, frequency: 0.94, monetary: 0.951 },
    },
  },
};

/** Statistics of the features by a grouping. */
export function featuresOf(grouping: FeatureGrouping): FeaturesView {
  const correlation = (r: number) => ({ r, low: r - 0.02, high: Math.min(1, r + 0.02), p: 1e-9 });
  return {
    run: RUN,
    features: [...FEATURES],
    pairs: FEATURES.flatMap((first, a) =>
      FEATURES.slice(a + 1).map((second, b) => ({
        first,
        second,
        n: first === 'gap_days' || second === 'gap_days' ? 2800 : 4339,
        pearson: correlation(0.95 - 0.19 * ((a * 3 + b * 2) % 10)),
        spearman: correlation(0.9 - 0.18 * ((a * 3 + b * 2) % 10)),
      })),
    ),
    grouping,
    tests: FEATURES.map((feature, i) => ({
      feature,
      byRule: MADE_FROM[grouping].includes(feature),
      result: {
        ok: true,
        value: {
          n: 4339,
          groups: 4,
          f: 40 / (1 + i) ** 2,
          freedomBetween: 3,
          freedomWithin: 4335,
          p: i > 4 ? 0.2 : 1e-6,
          holm: i > 4 ? 0.6 : 9e-6,
          benjaminiHochberg: i > 4 ? 0.25 : 2e-6,
          etaSquared: 0.09 / (1 + i),
          omegaSquared: 0.088 / (1 + i),
          widest: {
            highest: null,
            lowest: null,
            difference: 12,
            low: i > 4 ? -3 : 6,
            high: 18,
          },
        },
      },
    })),
  };
}

export const rfmAnswers: MockAnswers = {
  'analysis.repurchase': REPURCHASE,
  'analysis.loyalty': { ok: true, value: LOYALTY },
  'analysis.rfmMovement': ({ monthsBack }: { monthsBack: number }) => ({
    ok: true,
    value: movementOf(monthsBack),
  }),
  'analysis.weights': { ok: true, value: WEIGHTS },
  'analysis.features': ({ grouping }: { grouping: FeatureGrouping }) => ({
    ok: true,
    value: featuresOf(grouping),
  }),
};
