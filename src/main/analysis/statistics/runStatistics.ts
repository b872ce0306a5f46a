import type { FeaturesView } from '#shared/contract/features.ts';
import type { RfmWeightsView, WeightShares } from '#shared/contract/rfm.ts';
import type { WeightPairs } from '#shared/contract/rfmSettings.ts';
import type { Feature, FeatureGrouping } from '#shared/domain/features.ts';
import {
  ahpWeights,
  correlations,
  DEFAULT_RFM_SETTINGS,
  entropyWeights,
  MOST_INCONSISTENCY,
  principalComponents,
  scoreColumns,
} from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumns } from '../runColumns.ts';
import type { Body, GatedBody } from '../views/stored.ts';
import { buyersOf, featureColumns, groupingOf } from './featureColumns.ts';
import { pairsView, testsView } from './featuresView.ts';

/** What the statistics are made from. */
export interface StatisticsSource {
  readonly columns: RunColumns;
  readonly ledger: () => Ledger;
  readonly asOf: number;
}

interface Features {
  readonly buyers: Uint32Array;
  readonly features: readonly Feature[];
  readonly values: readonly Float64Array[];
  readonly pairs: FeaturesView['pairs'];
}

type ComputedWeights = Pick<RfmWeightsView, 'customers' | 'pca' | 'entropy'>;

/** Statistics over the customers of one run, made when first asked for and kept. */
export class RunStatistics {
  readonly #source: StatisticsSource;
  #features: Features | undefined;
  #weights: ComputedWeights | undefined;

  constructor(source: StatisticsSource) {
    this.#source = source;
  }

  /** All ways to weigh the scores of a run that has scores. */
  weights(pairs: WeightPairs): Body<RfmWeightsView> {
    this.#weights ??= computedWeights(this.#source.columns);
    const { monetaryToFrequency, monetaryToRecency, frequencyToRecency } = pairs;
    const judged = ahpWeights([monetaryToFrequency, monetaryToRecency, frequencyToRecency]);
    const [monetary = 0, frequency = 0, recency = 0] = judged.weights;
    return {
      ...this.#weights,
      ahp: {
        weights: { recency, frequency, monetary },
        consistencyRatio: judged.consistencyRatio,
        most: MOST_INCONSISTENCY,
      },
    };
  }

  /** Pairs of features, and the features by the groups of one grouping. */
  features(grouping: FeatureGrouping): GatedBody<Body<FeaturesView>> {
    const { columns } = this.#source;
    this.#features ??= this.#readFeatures();
    const { buyers, features, values, pairs } = this.#features;
    const customersNeeded = DEFAULT_RFM_SETTINGS.leastCustomers;
    if (buyers.length < customersNeeded) {
      const details = { customers: buyers.length, customersNeeded };
      return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_customers', details };
    }
    const groups = groupingOf(grouping, columns, buyers, this.#source.ledger());
    const tests = groups
      ? testsView(features, values, grouping, groups)
      : features.map((feature) => ({ feature, byRule: false, result: NO_GROUPING }));
    return { ok: true, value: { features: [...features], pairs, grouping, tests } };
  }

  #readFeatures(): Features {
    const { columns, asOf, ledger } = this.#source;
    const buyers = buyersOf(columns);
    const { features, values } = featureColumns(columns, buyers, asOf, ledger().hasAmounts);
    return { buyers, features, values, pairs: pairsView(features, correlations(values)) };
  }
}

/** A grouping that this run could not make. */
const NO_GROUPING = { ok: false, code: 'NO_DATA', reason: 'no_grouping', details: {} } as const;

function computedWeights(columns: RunColumns): ComputedWeights {
  const [r, f, m] = [columns.need('r'), columns.need('f'), columns.need('m')];
  const scored = r.reduce((n, score) => n + (score > 0 ? 1 : 0), 0);
  const scores = scoreColumns({ r, f, m, scored });
  const pca = principalComponents(scores);
  const entropy = entropyWeights(scores);
  return {
    customers: scored,
    pca: pca.ok
      ? {
          ok: true,
          value: {
            weights: shares(pca.value.weights),
            components: Array.from(pca.value.explained, (explained, i) => ({
              explained,
              loadings: shares(pca.value.loadings.subarray(3 * i, 3 * i + 3)),
            })),
            sameDirection: pca.value.sameDirection,
          },
        }
      : pca,
    entropy: entropy.ok
      ? {
          ok: true,
          value: {
            weights: shares(entropy.value.weights),
            entropy: shares(entropy.value.entropy),
          },
        }
      : entropy,
  };
}

function shares([recency = 0, frequency = 0, monetary = 0]: Float64Array): WeightShares {
  return { recency, frequency, monetary };
}
