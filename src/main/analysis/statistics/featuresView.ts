import type { CorrelationView, FeaturesView, FeatureTest } from '#shared/contract/features.ts';
import { MADE_FROM, type Feature, type FeatureGrouping } from '#shared/domain/features.ts';
import {
  benjaminiHochberg,
  holm,
  oneWayAnova,
  type Anova,
  type Correlation,
  type FeaturePair,
} from '#main/engine/index.ts';
import type { Body } from '../views/stored.ts';
import type { Grouping } from './featureColumns.ts';

/** The pairs with the features' names. */
export function pairsView(
  features: readonly Feature[],
  pairs: readonly FeaturePair[],
): FeaturesView['pairs'] {
  return pairs.map(({ first, second, n, pearson, spearman }) => ({
    first: features[first] as Feature,
    second: features[second] as Feature,
    n,
    pearson: correlationView(pearson),
    spearman: correlationView(spearman),
  }));
}

/** A correlation for the screens: what is not a number there is null. */
export function correlationView({ r, low, high, p }: Correlation): CorrelationView {
  return { r: finite(r), low: finite(low), high: finite(high), p: finite(p) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Each feature tested against one grouping, the p-values corrected together. */
export function testsView(
  features: readonly Feature[],
  values: readonly Float64Array[],
  grouping: FeatureGrouping,
  { names, groupOf, none }: Grouping,
): Body<FeaturesView>['tests'] {
  const found = values.map((column) => oneWayAnova(column, groupOf, names.length, none));
  const p = found.flatMap((one) => (one.ok ? [one.value.p] : []));
  const [strict, share] = [holm(p), benjaminiHochberg(p)];
  let next = 0;
  return features.map((feature, i) => {
    const one = found[i] as (typeof found)[number];
    const byRule = MADE_FROM[grouping].includes(feature);
    if (!one.ok) return { feature, byRule, result: one };
    const at = next++;
    const corrected = { holm: strict[at] ?? 1, benjaminiHochberg: share[at] ?? 1 };
    return { feature, byRule, result: { ok: true, value: testView(one.value, corrected, names) } };
  });
}

function testView(
  { n, groups, f, freedomBetween, freedomWithin, p, etaSquared, omegaSquared, widest }: Anova,
  corrected: Pick<FeatureTest, 'holm' | 'benjaminiHochberg'>,
  names: readonly (string | null)[],
): FeatureTest {
  return {
    n,
    groups: groups.length,
    f: finite(f),
    freedomBetween,
    freedomWithin,
    p,
    ...corrected,
    etaSquared,
    omegaSquared,
    widest: widest
      ? {
          highest: names[widest.highest] ?? null,
          lowest: names[widest.lowest] ?? null,
          difference: widest.difference,
          low: widest.low,
          high: widest.high,
        }
      : null,
  };
}
