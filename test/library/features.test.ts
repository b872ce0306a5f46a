import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ahpWeights,
  benjaminiHochberg,
  correlations,
  entropyWeights,
  holm,
  oneWayAnova,
  principalComponents,
} from '#main/engine/index.ts';
import { libraryFile, libraryIsThere, reference } from './shared.ts';

type ByName<T> = Readonly<Record<string, T>>;

interface FeatureReference {
  readonly numeric_by_churn: ByName<{
    readonly anova_F: number;
    readonly df: readonly number[];
    readonly p: number;
    readonly eta_squared: number;
  }>;
  readonly one_way_anova_more_groups: ByName<{
    readonly groups: readonly string[];
    readonly F: number;
    readonly df: readonly number[];
    readonly p: number;
  }>;
  readonly pearson: ByName<ByName<number>>;
  readonly spearman: ByName<ByName<number>>;
  readonly categorical_by_churn: ByName<{ readonly p: number }>;
  readonly multiple_testing: ByName<ByName<number>>;
}

interface SegmentReference {
  readonly objective_weights: {
    readonly entropy: { readonly entropy: ByName<number>; readonly weight: ByName<number> };
  };
  readonly pca_on_z: {
    readonly explained: readonly number[];
    readonly loadings: readonly ByName<number>[];
  };
}

interface AhpReference {
  readonly cases: ByName<{
    readonly criteria: readonly string[];
    readonly upper_triangle_row_major: readonly string[];
    readonly lambda_max: number;
    readonly cr: number;
    readonly weights_principal_eigenvector: ByName<number>;
  }>;
}

const NUMERIC = ['SeniorCitizen', 'tenure', 'MonthlyCharges', 'TotalCharges'];

/** Rows of a data file by column name. */
function table(path: string): ByName<string>[] {
  const [head = '', ...lines] = readFileSync(libraryFile(path), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
}

function column(rows: readonly ByName<string>[], name: string): Float64Array {
  return Float64Array.from(rows, (row) => Number((row[name] ?? '').trim()));
}

/** Relative distance, 0 for two zeros. */
function apart(actual: number | undefined, expected: number): number {
  if (actual === expected) return 0;
  return Math.abs(((actual ?? Number.NaN) - expected) / expected);
}

const there = libraryIsThere();

describe.skipIf(!there)('features of the Telco customers', () => {
  const rows = there ? table('churn/telco-customer-churn.csv') : [];
  const expected = (
    there ? reference('churn/telco-feature-statistics.json') : {}
  ) as FeatureReference;

  const anovaOf = (feature: string, grouping: string) => {
    const levels = [...new Set(rows.map((row) => row[grouping] ?? ''))].sort();
    const groups = Uint8Array.from(rows, (row) => levels.indexOf(row[grouping] ?? ''));
    const found = oneWayAnova(column(rows, feature), groups, levels.length, 255);
    if (!found.ok) throw new Error(found.reason);
    return found.value;
  };

  it('differ by churn as computed with scipy', () => {
    for (const [feature, one] of Object.entries(expected.numeric_by_churn)) {
      const found = anovaOf(feature, 'Churn');
      expect(apart(found.f, one.anova_F)).toBeLessThan(1e-8);
      expect(apart(found.p, one.p)).toBeLessThan(1e-6);
      expect(apart(found.etaSquared, one.eta_squared)).toBeLessThan(1e-8);
      expect([found.freedomBetween, found.freedomWithin]).toEqual(one.df);
    }
  });

  it('differ between more groups, down to p of 1e-314', () => {
    for (const [name, one] of Object.entries(expected.one_way_anova_more_groups)) {
      const [feature = '', grouping = ''] = name.split(' by ');
      const found = anovaOf(feature, grouping);
      expect(apart(found.f, one.F)).toBeLessThan(1e-8);
      if (one.p > 1e-290) expect(apart(found.p, one.p)).toBeLessThan(1e-6);
      else expect(found.p).toBeLessThan(1e-290);
    }
  });

  it('go together as computed with scipy', () => {
    const pairs = correlations(NUMERIC.map((name) => column(rows, name)));
    expect(pairs).toHaveLength(6);
    for (const { first, second, n, pearson, spearman } of pairs) {
      const [a, b] = [NUMERIC[first] ?? '', NUMERIC[second] ?? ''];
      expect(n).toBe(7043);
      expect(apart(pearson.r, expected.pearson[a]?.[b] ?? 0)).toBeLessThan(1e-8);
      expect(apart(spearman.r, expected.spearman[a]?.[b] ?? 0)).toBeLessThan(1e-8);
    }
  });

  it('have their p-values corrected as statsmodels does', () => {
    const tests = { ...expected.numeric_by_churn, ...expected.categorical_by_churn };
    const names = Object.keys(expected.multiple_testing['holm'] ?? {});
    const p = names.map((name) => tests[name]?.p ?? Number.NaN);
    for (const [method, correct] of [
      ['holm', holm],
      ['fdr_bh', benjaminiHochberg],
    ] as const) {
      correct(p).forEach((value, i) => {
        const theirs = expected.multiple_testing[method]?.[names[i] ?? ''] ?? Number.NaN;
        expect(apart(value, theirs)).toBeLessThan(1e-8);
      });
    }
  });
});

describe.skipIf(!there)('weights', () => {
  it('by judgement agree with the eigenvectors of numpy', () => {
    const { cases } = reference('churn/ahp.json') as AhpReference;
    const ratio = (text: string): number => {
      const [top = 1, bottom = 1] = text.split('/').map(Number);
      return top / bottom;
    };
    for (const one of Object.values(cases)) {
      const found = ahpWeights(one.upper_triangle_row_major.map(ratio));
      one.criteria.forEach((name, i) => {
        const theirs = one.weights_principal_eigenvector[name] ?? Number.NaN;
        expect(apart(found.weights[i], theirs)).toBeLessThan(1e-8);
      });
      expect(apart(found.largestEigenvalue, one.lambda_max)).toBeLessThan(1e-8);
      expect(Math.abs(found.consistencyRatio - one.cr)).toBeLessThan(1e-8);
    }
  });

  it('by spread and by common variance agree with numpy on the CDNOW sample', () => {
    const { objective_weights: weights, pca_on_z: pca } = reference(
      'churn/rfm-segmentation.json',
    ) as SegmentReference;
    const rows = table('churn/rfm-cdnow-sample.csv');
    const names = ['recency_days', 'frequency', 'monetary'];
    const columns = names.map((name) => column(rows, name));
    const spread = entropyWeights(
      columns.map((values, i) => (i === 0 ? values.map((v) => -v) : values)),
    );
    if (!spread.ok) throw new Error(spread.reason);
    names.forEach((name, i) => {
      expect(apart(spread.value.entropy[i], weights.entropy.entropy[name] ?? 0)).toBeLessThan(1e-9);
      expect(apart(spread.value.weights[i], weights.entropy.weight[name] ?? 0)).toBeLessThan(1e-9);
    });
    const common = principalComponents(columns.map((values) => values.map(Math.log1p)));
    if (!common.ok) throw new Error(common.reason);
    pca.explained.forEach((share, i) => {
      expect(apart(common.value.explained[i], share)).toBeLessThan(1e-9);
      names.forEach((name, j) => {
        const theirs = pca.loadings[i]?.[name] ?? Number.NaN;
        expect(apart(common.value.loadings[3 * i + j], theirs)).toBeLessThan(1e-8);
      });
    });
  });
});
