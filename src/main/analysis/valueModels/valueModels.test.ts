import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueModelsSchema } from '#shared/contract/analysis.ts';
import { gated } from '#shared/contract/common.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import type { ValueMoneyView, ValueTierView } from '#shared/contract/valueModels.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { expectNear } from '#test/support/near.ts';
import { latestRun, runAnalysis, saveAnalysisSettings, tableRecords } from '../index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const control = detachedControl();
const defaults = analysisSettingsSchema.parse({});

function settingsWith(clv: Partial<AnalysisSettings['clv']>): AnalysisSettings {
  return analysisSettingsSchema.parse({ ...defaults, clv: { ...defaults.clv, ...clv } });
}

function moneyOf(clv: Partial<AnalysisSettings['clv']> = {}): ValueMoneyView {
  runAnalysis(held.store, settingsWith(clv), control);
  const view = latestRun(held.store).value.models();
  expect(gated(valueModelsSchema).parse(view)).toEqual(view);
  if (!view.ok || !view.value.money.ok) throw new Error('gated');
  return view.value.money.value;
}

const sum = <T>(parts: readonly T[], of: (part: T) => number | null): number =>
  parts.reduce((total, part) => total + (of(part) ?? NaN), 0);

describe('three customers by hand', () => {
  beforeEach(() => {
    addBatch(held.store, [
      { customer: 'a', day: '2024-01-05', amount: 10_000 },
      { customer: 'a', day: '2024-03-05', amount: 20_000 },
      { customer: 'b', day: '2024-02-01', amount: 6_000 },
      { customer: 'c', day: '2024-02-01', amount: 4_000 },
    ]);
  });

  it('is net revenue × margin − cost to serve − acquisition cost', () => {
    const { realised, inputs } = moneyOf({ margin: 0.5, costPerOrder: 2.5, cac: 30 });
    expect(realised.contribution).toEqual({
      net: 40_000,
      goods: 20_000,
      gross: 20_000,
      service: 1_000,
      served: 19_000,
      acquisition: 9_000,
      result: 10_000,
    });
    expectNear(realised.perCustomer ?? NaN, 10_000 / 3, 1e-12);
    expect([realised.missing, inputs.cacSource, inputs.orderValue]).toEqual([[], 'typed', 10_000]);
  });

  it.each([
    [{}, ['margin', 'cost_to_serve', 'cac']],
    [{ margin: 0.5 }, ['cost_to_serve', 'cac']],
    [{ margin: 0.5, costPerOrder: 0 }, ['cac']],
    [{ costPerOrder: 1, cac: 1 }, ['margin']],
  ] as const)('with %j is unknown, and not less of 0', (clv, missing) => {
    const { realised } = moneyOf(clv);
    expect(realised.missing).toEqual(missing);
    expect([realised.contribution.result, realised.perCustomer]).toEqual([null, null]);
    expect(realised.contribution.net).toBe(40_000);
  });

  it('has no group for a stage before the first order, which holds no customers', () => {
    const { stages } = moneyOf();
    expect(stages.behaviour.map(({ id }) => id)).toEqual(['purchase', 'loyalty', 'churn']);
    expect(stages.composite.map(({ id }) => id)).not.toContain('prospect');
  });

  it('takes tiers by fixed limits, and names the active kind', () => {
    const { pyramid } = moneyOf({ tiers: { kind: 'absolute', highFrom: 200, midFrom: 50 } });
    expect(pyramid.active).toBe('absolute');
    expect(pyramid.absolute?.tiers.map(({ customers }) => customers)).toEqual([1, 1, 1]);
    expect(moneyOf().pyramid).toMatchObject({ active: 'share', absolute: null });
  });

  it('has the value of a contract under the terms of the user', () => {
    const contract = {
      periodMonths: 1,
      perPeriod: 100,
      periods: 12,
      retention: 0.8,
      survivors: [],
    };
    const found = moneyOf({ margin: 0.5, cac: 30, yearlyRate: 1.01 ** 12 - 1, contract }).contract;
    if (!found.ok) throw new Error(found.reason);
    // Python, 40 digits: a contract of 50 a month, 80 % renewing, 1 % a month.
    expectNear(found.value.within / 100, 225.81073884431194, 1e-9);
    expectNear((found.value.forEverNet ?? NaN) / 100, 240.47619047619048 - 30, 1e-9);
    expect(moneyOf().contract).toMatchObject({ ok: false, reason: 'no_contract' });
  });
});

describe('a run over 800 customers', { timeout: 60_000 }, () => {
  beforeEach(() => {
    addBatch(held.store, manyLines({ customers: 800, seed: 5 }));
  });

  it('has groups that add up to the whole, under every scheme', () => {
    const view = moneyOf({ margin: 0.4, costPerOrder: 1, cac: 5 });
    const { contribution } = view.realised;
    for (const groups of Object.values(view.stages)) {
      for (const line of ['net', 'goods', 'service', 'acquisition', 'result'] as const) {
        expectNear(
          sum(groups, (group) => group.contribution[line]),
          contribution[line] ?? NaN,
          1e-9,
        );
      }
      expect(sum(groups, ({ customers }) => customers)).toBe(view.inputs.customers);
      if (!view.probabilistic.ok) throw new Error(view.probabilistic.reason);
      expectNear(sum(groups, ({ outlook }) => outlook) / view.probabilistic.value.total, 1, 1e-6);
    }
  });

  it('has tiers whose three shares are of all customers, costs and contribution', () => {
    const { pyramid, inputs, realised } = moneyOf({ margin: 0.4, costPerOrder: 1, cac: 5 });
    const { tiers } = pyramid.share;
    const total = (of: (tier: ValueTierView) => number | null): number => sum(tiers, of);
    expect(total(({ customers }) => customers)).toBe(inputs.customers);
    expect(total(({ knownCost }) => knownCost)).toBe(inputs.customers * 500);
    // Who returned everything is no customer with an order, but costs revenue.
    const none = realised.contribution.net - total(({ contribution }) => contribution.net);
    expect(Math.abs(none)).toBeLessThan(1e4);
  });

  it('takes value as revenue where the margin is unknown', () => {
    const [revenue, margin] = [moneyOf(), moneyOf({ margin: 0.25 })];
    if (!revenue.forward.ok || !margin.forward.ok) throw new Error('gated');
    expectNear(margin.forward.value.gross.mean / revenue.forward.value.gross.mean, 0.25, 1e-12);
    expect(revenue.inputs.margin).toBeNull();
  });

  it('computes a formula from its own figures, and is not stale for one that was saved', () => {
    const view = moneyOf({ margin: 0.4, cac: 5 });
    const run = latestRun(held.store);
    const result = run.value.formula('aov × orders_per_month × margin × lifetime_months − cac');
    if (!result.ok || !view.forward.ok) throw new Error('refused');
    expectNear(result.value ?? NaN, view.forward.value.net ?? NaN, 1e-9);
    expect(run.value.formula('aov − cac')).toMatchObject({
      ok: false,
      fault: { code: 'adds_unlike' },
    });
    expect(run.value.formula('cost_per_order × orders_per_customer')).toEqual({
      ok: true,
      value: null,
      terms: ['cost_per_order', 'orders_per_customer'],
      unknown: ['cost_per_order'],
      dividesByZero: false,
    });
    saveAnalysisSettings(held.store, settingsWith({ margin: 0.4, cac: 5, formula: 'clv − cac' }));
    expect(run.context().stale).toBe(false);
    expect(run.value.ownFormula()).toMatchObject({ ok: true, terms: ['clv', 'cac'] });
    saveAnalysisSettings(held.store, settingsWith({ margin: 0.4, cac: 6 }));
    expect(run.context().stale).toBe(true);
  });

  it('has a grid in which a later last order never makes a repeat buyer less likely alive', () => {
    runAnalysis(held.store, defaults, control);
    const view = latestRun(held.store).value.models();
    if (!view.ok || !view.value.grid.ok) throw new Error('gated');
    const { frequencies, recencies, pAlive, pOrder } = view.value.grid.value;
    for (let row = 1; row < frequencies.length; row++) {
      const at = row * recencies.length;
      expect(pAlive[at]).toBeNull();
      const line = pAlive.slice(at + 1, at + recencies.length).map((value) => value ?? NaN);
      expect(line).toEqual([...line].sort((a, b) => a - b));
    }
    for (const [i, chance] of pOrder.entries()) {
      if (chance !== null) expect(chance).toBeLessThanOrEqual(pAlive[i] ?? NaN);
    }
  });

  it('writes tables with one figure per line, and the contest with its measures', () => {
    runAnalysis(held.store, settingsWith({ margin: 0.4 }), control);
    const run = latestRun(held.store);
    const models = [...tableRecords(run, 'value_models')];
    expect(models).toContain('realised,acquisition_cost,,money,margin\n');
    expect(models.filter((line) => line.startsWith('forward,')).length).toBe(10);
    const figure = (name: string): number =>
      Number(models.find((line) => line.startsWith(`probabilistic,${name},`))?.split(',')[2]);
    for (const sum of ['total', 'orders']) {
      expect(figure(`${sum}_low`)).toBeLessThan(figure(sum));
      expect(figure(`${sum}_high`)).toBeGreaterThan(figure(sum));
      // As many times more as less.
      expectNear(figure(`${sum}_low`) * figure(`${sum}_high`), figure(sum) ** 2, 1e-4);
    }
    expect(figure('interval_level')).toBe(0.9);
    const [head, first] = [...tableRecords(run, 'contest')];
    expect(head).toContain(',auc,brier,spearman,coverage,used');
    const auc = Number(first?.split(',')[7]);
    expect(auc).toBeGreaterThan(0.5);
    expect(auc).toBeLessThan(1);
  });
});
