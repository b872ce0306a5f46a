import {
  bgnbdLogLikelihood,
  BgnbdOrders,
  cnbdLogLikelihood,
  CnbdOrders,
  fitBgnbd,
  fitCnbd,
  fitGammaGamma,
  fitPareto,
  gammaGammaMean,
  paretoLogLikelihood,
  ParetoOrders,
  purchaseSummary,
  purchaseTable,
  scoreOrders,
  sumOfLogGaps,
  type BgnbdFit,
  type BgnbdParameters,
  type GammaGammaFit,
  type GammaGammaParameters,
  type OrderFit,
  type Outcome,
  type ParetoParameters,
  type PurchaseSummary,
} from '#main/engine/index.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import { libraryIsThere, reference, snapshotOfFile } from './shared.ts';

type ById = Readonly<Record<string, number>>;
interface ModelReference {
  readonly params: ById;
  readonly se: ById;
  readonly log_likelihood: number;
  readonly p_alive: ById;
  readonly expected_transactions: Readonly<Record<string, ById>>;
  readonly p_active_in_holdout: ById;
  readonly discounted_expected_transactions_annual_10pct: {
    readonly delta_per_time_unit: number;
    readonly '52_weeks_continuous': ById;
    readonly infinite_horizon_DERT: ById;
  };
  readonly clv_12_months: {
    readonly lifetimes_convention_1pct_monthly: ById;
    readonly continuous_annual_10pct_52_weeks: ById;
  };
}

interface Reference {
  readonly calibration_end: string;
  readonly holdout_length: number;
  readonly rfm_calibration: {
    readonly n_customers: number;
    readonly total_frequency: number;
    readonly n_zero_repeat: number;
    readonly sum_recency: number;
    readonly sum_T: number;
    readonly max_frequency: number;
    readonly sum_monetary: number;
    readonly frequency_monetary_pearson_repeat_buyers: number;
  };
  readonly gamma_gamma: {
    readonly n: number;
    readonly params: GammaGammaParameters;
    readonly se: GammaGammaParameters;
    readonly log_likelihood: number;
    readonly expected_average_spend: ById;
  };
  readonly models: Readonly<Record<'bgnbd' | 'mbgnbd' | 'pnbd', ModelReference>>;
}

function opened<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

function sum(column: ArrayLike<number>): number {
  return Array.from(column).reduce((a, b) => a + Math.max(b, 0), 0);
}

describe.skipIf(!libraryIsThere()).each([
  ['cdnow_sample', 'clv/cdnow_sample_transactions.csv', { customer: 0, date: 1, amount: 3 }],
  ['synthetic_bgnbd', 'clv/synthetic_bgnbd_transactions.csv', { customer: 0, date: 1, amount: 2 }],
] as const)('reference values of %s', (name, path, columns) => {
  const expected = reference(`clv/${name}.json`) as Reference;
  const { snapshot, index } = snapshotOfFile(path, columns, expected.calibration_end);
  const summary: PurchaseSummary = purchaseSummary(snapshot);
  const major = summary.meanValue.map((v) => v / 100);
  const { frequency, recencyDays, ageDays } = summary;
  const keep = [...frequency.keys()].filter((c) => (frequency[c] ?? -1) >= 0);
  const of = (column: Int32Array): Int32Array => Int32Array.from(keep, (c) => column[c] ?? 0);
  const table = purchaseTable(of(frequency), of(recencyDays), of(ageDays), 7);
  const bgnbd: BgnbdFit = opened(fitBgnbd(table, 0));
  const spend: GammaGammaFit = opened(fitGammaGamma(frequency, major));
  const model = expected.models.bgnbd;
  const weeks = (days: Int32Array, c: number): number => (days[c] ?? NaN) / 7;

  it('purchase summary', () => {
    const rfm = expected.rfm_calibration;
    expect(summary.buyers).toBe(rfm.n_customers);
    expect(summary.repeaters).toBe(rfm.n_customers - rfm.n_zero_repeat);
    expect(sum(frequency)).toBe(rfm.total_frequency);
    expect(Math.max(...frequency)).toBe(rfm.max_frequency);
    expectNear(sum(recencyDays) / 7, rfm.sum_recency, 1e-9);
    expectNear(sum(ageDays) / 7, rfm.sum_T, 1e-9);
    expectNear(sum(major), rfm.sum_monetary, 1e-9);
    expectNear(spend.correlation, rfm.frequency_monetary_pearson_repeat_buyers, 1e-7);
  });

  it('BG/NBD fit', () => {
    expect(Math.abs(bgnbd.logLikelihood - model.log_likelihood)).toBeLessThan(1e-5);
    expect([bgnbd.converged, bgnbd.notes]).toEqual([true, []]);
    for (const { name: parameter, value, standardError } of bgnbd.estimates) {
      expectNear(value / (model.params[parameter] ?? NaN), 1, 1e-6);
      expectNear(standardError / (model.se[parameter] ?? NaN), 1, 1e-3);
    }
  });

  it.each([
    ['mbgnbd', () => fitBgnbd(table, 1)],
    ['pnbd', () => fitPareto(table)],
  ] as const)('%s fit', (other, fit) => {
    const wanted = expected.models[other];
    const found: OrderFit<unknown> = opened<OrderFit<unknown>>(fit());
    expect(Math.abs(found.logLikelihood - wanted.log_likelihood)).toBeLessThan(1e-5);
    expect(found.converged).toBe(true);
    for (const { name: parameter, value, standardError } of found.estimates) {
      expectNear(value / (wanted.params[parameter] ?? NaN), 1, 1e-5);
      expectNear(standardError / (wanted.se[parameter] ?? NaN), 1, 1e-3);
    }
  });

  it('MBG/CNBD-k finds no regularity and is MBG/NBD', () => {
    const litt = sumOfLogGaps(snapshot, 7, snapshot.asOf);
    const found = opened(fitCnbd(table, 1, { litt }));
    const wanted = expected.models.mbgnbd;
    expect([found.parameters.k, found.converged, found.notes]).toEqual([1, true, []]);
    expect(Math.abs(found.logLikelihood - wanted.log_likelihood)).toBeLessThan(1e-5);
  });

  it.each(['mbgnbd', 'pnbd'] as const)('%s figures at the given parameters', (other) => {
    const wanted = expected.models[other];
    const years = 25_000;
    const orders =
      other === 'pnbd'
        ? new ParetoOrders(wanted.params as unknown as ParetoParameters)
        : new BgnbdOrders({ ...(wanted.params as unknown as BgnbdParameters), first: 1 }, years, 0);
    const discounted = wanted.discounted_expected_transactions_annual_10pct;
    const near = (actual: number, figure: number | undefined, tolerance: number): void => {
      expect(Math.abs(actual - (figure ?? NaN))).toBeLessThan(
        tolerance * Math.abs(figure ?? 0) + 1e-8,
      );
    };
    for (const [id, pAlive] of Object.entries(wanted.p_alive)) {
      const c = index.get(id) ?? -1;
      const x = frequency[c] ?? NaN;
      const T = weeks(ageDays, c);
      const alive = orders.alive(x, weeks(recencyDays, c), T);
      near(alive, pAlive, 1e-6);
      near(alive * orders.expected(x, T, 52), wanted.expected_transactions['52']?.[id], 1e-6);
      near(
        alive * orders.anyOrder(x, T, expected.holdout_length),
        wanted.p_active_in_holdout[id],
        1e-6,
      );
      const delta = discounted.delta_per_time_unit;
      near(alive * orders.discounted(x, T, 52, delta), discounted['52_weeks_continuous'][id], 1e-6);
      const forEver = orders.discounted(x, T, Infinity, delta);
      near(alive * forEver, discounted.infinite_horizon_DERT[id], 1e-4);
    }
  });

  it('Gamma-Gamma fit', () => {
    const { params, se, log_likelihood, n } = expected.gamma_gamma;
    expect(spend.customers).toBe(n);
    expectNear(spend.logLikelihood / log_likelihood, 1, 1e-9);
    for (const { name: parameter, value, standardError } of spend.estimates) {
      const key = parameter as keyof GammaGammaParameters;
      expectNear(value / params[key], 1, 1e-5);
      expectNear(standardError / se[key], 1, 1e-3);
    }
  });

  it('predictions of twenty customers with the reference parameters', () => {
    const years = 22_000;
    const orders = new BgnbdOrders(model.params as unknown as BgnbdParameters, years, 0);
    const discounting = model.discounted_expected_transactions_annual_10pct;
    const delta = discounting.delta_per_time_unit;
    for (const [id, alive] of Object.entries(model.p_alive)) {
      const c = index.get(id) ?? -1;
      const x = frequency[c] ?? -1;
      const age = weeks(ageDays, c);
      const mine = orders.alive(x, weeks(recencyDays, c), age);
      expectNear(mine, alive, 1e-8);
      for (const [horizon, byId] of Object.entries(model.expected_transactions)) {
        const t = horizon === 'holdout' ? expected.holdout_length : Number(horizon);
        expectNear(mine * orders.expected(x, age, t), byId[id] ?? NaN, 1e-7);
      }
      const active = mine * orders.anyOrder(x, age, expected.holdout_length);
      expectNear(active, model.p_active_in_holdout[id] ?? NaN, 1e-7);
      const year = mine * orders.discounted(x, age, 52, delta);
      expectNear(year, discounting['52_weeks_continuous'][id] ?? NaN, 1e-7);
      const forever = mine * orders.discounted(x, age, Infinity, delta);
      expectNear(forever, discounting.infinite_horizon_DERT[id] ?? NaN, 1e-5);
      const { p, q, v } = expected.gamma_gamma.params;
      const value = gammaGammaMean({ p, q, v }, x, x > 0 ? (major[c] ?? NaN) : 0);
      expectNear(value, expected.gamma_gamma.expected_average_spend[id] ?? NaN, 1e-7);
      const clv = model.clv_12_months;
      expectNear(year * value, clv.continuous_annual_10pct_52_weeks[id] ?? NaN, 1e-6);
      const monthly = mine * orders.discountedByPeriod(x, age, 4.345, 12, 0.01);
      expectNear(monthly * value, clv.lifetimes_convention_1pct_monthly[id] ?? NaN, 1e-6);
    }
  });
});

interface HardCase {
  readonly model: string;
  readonly params: BgnbdParameters;
  readonly x: number;
  readonly t_x: number;
  readonly T: number;
  readonly t: number;
  readonly p_alive: number;
  readonly expected: number;
  readonly log_likelihood: number;
}

describe.skipIf(!libraryIsThere())('hard cases', () => {
  it('BG/NBD and MBG/NBD, relative 1e-6 or absolute 1e-9', () => {
    const { cases } = reference('clv/hard_cases_sample.json') as { cases: HardCase[] };
    const mine = cases.filter((hard) => hard.model !== 'pnbd');
    expect(mine.length).toBeGreaterThan(10);
    for (const { model, x, t_x, T, t, ...expected } of mine) {
      const params: BgnbdParameters = { ...expected.params, first: model === 'mbgnbd' ? 1 : 0 };
      const orders = new BgnbdOrders(params, t, T);
      const alive = orders.alive(x, t_x, T);
      const close = (actual: number, wanted: number): void => {
        expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-6 * Math.abs(wanted) + 1e-15);
      };
      close(alive, expected.p_alive);
      close(alive * orders.expected(x, T, t), expected.expected);
      close(bgnbdLogLikelihood(params, x, t_x, T), expected.log_likelihood);
    }
  });

  it('BG/NBD and MBG/NBD as BG/CNBD-k at k = 1, relative 1e-6 or absolute 1e-9', () => {
    const { cases } = reference('clv/hard_cases_sample.json') as { cases: HardCase[] };
    for (const hard of cases.filter(({ model }) => model !== 'pnbd')) {
      const { model, params, x, t_x, T, t, p_alive, expected, log_likelihood } = hard;
      const one = { ...params, k: 1, first: model === 'mbgnbd' ? (1 as const) : (0 as const) };
      const table = purchaseTable(Float64Array.of(x), Float64Array.of(t_x), Float64Array.of(T), 1);
      const ask = { horizon: t, delta: 0.002, level: 0.9 };
      const scores = scoreOrders(new CnbdOrders(one), table, ask);
      const close = (actual: number | undefined, wanted: number): void => {
        expect(Math.abs((actual ?? NaN) - wanted)).toBeLessThanOrEqual(
          1e-6 * Math.abs(wanted) + 1e-15,
        );
      };
      close(scores.pAlive[0], p_alive);
      close(scores.expectedOrders[0], expected);
      close(cnbdLogLikelihood(one, x, t_x, T, 0), log_likelihood);
      expect(scores.discountedOrders[0]).toBeLessThanOrEqual(
        (scores.expectedOrders[0] ?? NaN) * (1 + 1e-9),
      );
    }
  });

  it('Pareto/NBD, relative 1e-6', () => {
    const { cases } = reference('clv/hard_cases_sample.json') as { cases: HardCase[] };
    const mine = cases.filter((hard) => hard.model === 'pnbd');
    expect(mine.length).toBeGreaterThan(5);
    for (const hard of mine) {
      const params = hard.params as unknown as ParetoParameters;
      const { x, t_x, T, t } = hard;
      const orders = new ParetoOrders(params);
      const alive = orders.alive(x, t_x, T);
      expectNear(alive / hard.p_alive, 1, 1e-6);
      expectNear((alive * orders.expected(x, T, t)) / hard.expected, 1, 1e-6);
      expectNear(paretoLogLikelihood(params, x, t_x, T) / hard.log_likelihood, 1, 1e-6);
    }
  });
});

interface SummaryCase {
  readonly name: string;
  readonly observation_end: string;
  readonly calibration_end: string | null;
  readonly unit_days: number;
  readonly rows: readonly (readonly [string, string, number])[];
  readonly expected: readonly {
    readonly customer_id: string;
    readonly frequency: number;
    readonly recency: number;
    readonly T: number;
    readonly monetary: number;
  }[];
}

describe.skipIf(!libraryIsThere())('purchase summaries of small logs', () => {
  it('are as the conventions say', () => {
    const { cases } = reference('clv/rfm_cases.json') as { cases: SummaryCase[] };
    for (const { rows, expected, unit_days, observation_end, calibration_end, name } of cases) {
      const ids = [...new Set(rows.map(([id]) => id))];
      const asRows = rows.map(([id, date, amount]): Row => [
        ids.indexOf(id),
        dayOf(date.slice(0, 10)),
        Math.round(amount * 100),
      ]);
      const end = dayOf(observation_end);
      const summary = purchaseSummary(
        snapshotOf(ids.length, end, asRows),
        calibration_end === null ? end : dayOf(calibration_end),
      );
      expect(summary.buyers, name).toBe(expected.length);
      for (const row of expected) {
        const c = ids.indexOf(row.customer_id);
        expect(summary.frequency[c], name).toBe(row.frequency);
        expectNear((summary.recencyDays[c] ?? NaN) / unit_days, row.recency, 1e-9);
        expectNear((summary.ageDays[c] ?? NaN) / unit_days, row.T, 1e-9);
        expectNear((summary.meanValue[c] ?? NaN) / 100, row.monetary, 1e-9);
      }
    }
  });
});
