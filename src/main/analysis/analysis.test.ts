import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquisitionSchema, cohortsSchema } from '#shared/contract/analysis.ts';
import { overviewSchema } from '#shared/contract/overview.ts';
import {
  loyaltySchema,
  repurchaseSchema,
  rfmMovementSchema,
  rfmSchema,
  rfmWeightsSchema,
} from '#shared/contract/rfm.ts';
import { runSummarySchema } from '#shared/contract/run.ts';
import { migrationSchema, stagesSchema } from '#shared/contract/stageMonths.ts';
import { stageRiskSchema } from '#shared/contract/stages.ts';
import { valueSchema } from '#shared/contract/value.ts';
import { gated } from '#shared/contract/common.ts';
import { featuresSchema } from '#shared/contract/features.ts';
import { customerCardSchema, customersPageSchema } from '#shared/contract/customers.ts';
import { AppError } from '#shared/contract/errors.ts';
import { ORDER_MODEL_NAMES } from '#shared/contract/contest.ts';
import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { FEATURE_GROUPINGS } from '#shared/domain/features.ts';
import { isDated, STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { PLAN_FOR_ALL } from '#test/fixtures/actionPlan.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { WHOLE_LIST } from '#test/fixtures/wholeList.ts';
import { latestRun, planAction, runAnalysis, saveSegment, tableRecords, TABLES } from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const control = detachedControl();
const settings = analysisSettingsSchema.parse({});
const FIXED = {
  recencyDays: [30, 90, 180, 365],
  frequency: [1, 2, 4, 8],
  monetary: [100, 250, 500, 1000],
};
/** Money counts more than frequency, frequency more than recency, recency more than money. */
const CONTRARY = {
  ...settings.rfm.weights,
  kind: 'ahp',
  pairs: { monetaryToFrequency: 3, monetaryToRecency: 1 / 3, frequencyToRecency: 3 },
};

describe('a run over 800 customers', { timeout: 60_000 }, () => {
  beforeEach(() => {
    addBatch(held.store, manyLines({ customers: 800, seed: 5 }));
  });

  it('does every analysis and answers in the shapes of the contract', () => {
    const summary = runAnalysis(held.store, settings, control);
    expect(runSummarySchema.parse(summary)).toEqual(summary);
    expect(summary.gated).toEqual([]);
    const run = latestRun(held.store);
    expect(overviewSchema.parse(run.overview())).toEqual(run.overview());
    expect(gated(rfmSchema).parse(run.rfm())).toEqual(run.rfm());
    expect(gated(cohortsSchema).parse(run.cohorts())).toEqual(run.cohorts());
    expect(valueSchema.parse(run.value.overview())).toEqual(run.value.overview());
    expect(gated(acquisitionSchema).parse(run.acquisition.overview())).toEqual(
      run.acquisition.overview(),
    );
    for (const scheme of STAGE_SCHEME_IDS) {
      expect(gated(stagesSchema).parse(run.stages(scheme))).toEqual(run.stages(scheme));
      const moved = run.migrationBack(scheme, 3);
      expect(gated(migrationSchema).parse(moved)).toEqual(moved);
      expect(moved.ok).toBe(isDated(scheme));
    }
    expect(repurchaseSchema.parse(run.repurchase())).toEqual(run.repurchase());
    expect(gated(loyaltySchema).parse(run.loyalty())).toEqual(run.loyalty());
    const classesMoved = run.rfmMovement(3);
    expect(gated(rfmMovementSchema).parse(classesMoved)).toEqual(classesMoved);
    const weights = run.weights(settings.rfm.weights.pairs);
    expect(gated(rfmWeightsSchema).parse(weights)).toEqual(weights);
    for (const grouping of FEATURE_GROUPINGS) {
      const features = run.features(grouping);
      expect(gated(featuresSchema).parse(features)).toEqual(features);
    }
    expect(run.context().stale).toBe(false);
  });

  it('keeps what stands on the scores in step with them', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    const [rfm, loyalty, moved] = [run.rfm(), run.loyalty(), run.rfmMovement(2)];
    const { backtest, tuning } = run.repurchase();
    if (!rfm.ok || !loyalty.ok || !moved.ok || !backtest.ok) throw new Error('gated');
    expect(tuning).toBeNull();
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    for (const groups of [loyalty.value.tiers, loyalty.value.grades]) {
      expect(sum(groups.map((group) => group.customers))).toBe(rfm.value.scored);
      expect(sum(groups.map((group) => group.revenue))).toBe(
        sum(rfm.value.classes12.map((group) => group.revenue)),
      );
    }
    const { all, grid, classes12 } = backtest.value;
    for (const cells of [grid.flat(), classes12]) {
      expect(sum(cells.map((cell) => cell.customers))).toBe(all.customers);
      expect(sum(cells.map((cell) => cell.ordered))).toBe(all.ordered);
    }
    const ends = moved.value.classes.map((_, to) =>
      sum([...moved.value.matrix.map((row) => row[to] ?? 0), moved.value.arrived[to] ?? 0]),
    );
    const of = new Map(rfm.value.classes12.map(({ id, customers }) => [id, customers]));
    expect(ends).toEqual(moved.value.classes.map((id) => of.get(id)));
    for (const { id, customers } of loyalty.value.tiers) {
      const page = run.customers().page({
        filter: { kind: 'choice', field: 'loyalty', values: [id] },
        search: '',
        sort: { by: 'score', direction: 'descending' },
        offset: 0,
        limit: 1,
      });
      expect(page.total).toBe(customers);
    }
  });

  it('scores by limits, with fewer levels, and by tuned cut points', () => {
    const fixed = analysisSettingsSchema.parse({
      rfm: { method: 'fixed', levels: 3, fixed: FIXED, weights: CONTRARY },
    });
    runAnalysis(held.store, fixed, control);
    const set = latestRun(held.store);
    const rfm = set.rfm();
    if (!rfm.ok) throw new Error('gated');
    expect(rfm.value).toMatchObject({ method: 'fixed', levels: 3 });
    expect(rfm.value.limits).toEqual({
      recencyDays: [30, 90],
      frequency: [1, 2],
      monetary: [10_000, 25_000],
    });
    expect(rfm.value.grid.map((row) => row.length)).toEqual([3, 3, 3]);
    expect(set.loyalty()).toMatchObject({ ok: false, reason: 'inconsistent_pairs' });
    expect(set.context().stale).toBe(true);

    runAnalysis(held.store, analysisSettingsSchema.parse({ rfm: { method: 'tuned' } }), control);
    const tuned = latestRun(held.store);
    const { tuning } = tuned.repurchase();
    expect(tuning?.folds.length).toBeGreaterThan(1);
    for (const fold of tuning?.folds ?? []) expect(fold.learntTo <= fold.from).toBe(true);
    const view = tuned.rfm();
    expect(view.ok && view.value.method).toBe(
      tuning?.verdict === 'tuned_better' ? 'tuned' : 'quantiles',
    );
  });

  it('gives the same fingerprint for the same data and settings, and another for others', () => {
    const first = runAnalysis(held.store, settings, control).run;
    const again = runAnalysis(held.store, settings, control).run;
    expect(again.runId).not.toBe(first.runId);
    expect(again.fingerprint).toBe(first.fingerprint);
    const other = runAnalysis(held.store, { ...settings, asOf: '2024-06-30' }, control).run;
    expect(other.fingerprint).not.toBe(first.fingerprint);
    expect(other.asOf).toBe('2024-06-30');
  });

  it('keeps the sums of every figure in step with each other', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    const { customers } = run.context();
    const value = run.value.overview();
    const rfm = run.rfm();
    if (!rfm.ok || !value.realised.ok || !value.tiers.ok) throw new Error('gated');
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    const { net } = value.realised.value;
    expect(rfm.value.scored).toBe(customers);
    for (const groups of [rfm.value.grid.flat(), rfm.value.classes12, rfm.value.classes8]) {
      expect(sum(groups.map((group) => group.customers))).toBe(customers);
      expect(sum(groups.map((group) => group.revenue))).toBe(net);
      expect(sum(groups.map((group) => group.orders))).toBe(run.context().orders);
    }
    expect(sum(value.tiers.value.map((tier) => tier.revenue))).toBe(net);
    for (const scheme of STAGE_SCHEME_IDS) {
      const stages = run.stages(scheme);
      const moved = run.migrationBack(scheme, 1);
      if (!stages.ok) throw new Error('gated');
      const last = stages.value.months.at(-1);
      expect(sum(last?.customers ?? [])).toBe(customers);
      if (!moved.ok) continue;
      expect(sum([...moved.value.matrix, moved.value.arrived].flat())).toBe(customers);
    }
    const cohorts = run.cohorts();
    if (!cohorts.ok) throw new Error('gated');
    expect(sum(cohorts.value.cohorts.map((cohort) => cohort.size))).toBe(customers);
    const acquisition = run.acquisition.overview();
    if (!acquisition.ok) throw new Error('gated');
    for (const groups of ['channels', 'cohorts', 'tiers'] as const) {
      expect(sum(acquisition.value[groups].map((group) => group.customers)), groups).toBe(
        customers,
      );
    }
    expect(acquisition.value.total.customers).toBe(customers);
  });

  it('lists and shows customers', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    const page = run.customers().page({
      filter: null,
      search: '',
      sort: { by: 'net_revenue', direction: 'descending' },
      offset: 0,
      limit: 200,
    });
    expect(customersPageSchema.parse(page)).toEqual(page);
    for (const row of page.rows) {
      const card = run.customers().card(row.index);
      expect(customerCardSchema.parse(card)).toEqual(card);
      expect(card.row).toEqual(row);
      const shown = card.timeline.reduce((total, entry) => total + entry.amount, 0);
      expect(shown).toBe(row.netRevenue);
    }
    expect(() => run.customers().card(5000)).toThrow(new AppError('NOT_FOUND'));
  });

  it('takes the model of orders that the user chose, and tests all of them all the same', () => {
    const contestOf = (model: AnalysisSettings['clv']['model']) => {
      runAnalysis(held.store, { ...settings, clv: { ...settings.clv, model } }, control);
      const { contest, clv } = latestRun(held.store).value.overview();
      if (!contest.ok || !clv.ok) throw new Error('gated');
      return { ...contest.value, orders: clv.value.expectedOrders };
    };
    const byPast = contestOf(null);
    const other = byPast.ranking
      .map(({ contestant }) => ORDER_MODEL_NAMES.find((name) => name === contestant))
      .findLast((name) => name !== undefined && name !== byPast.model);
    if (other === undefined) throw new Error('one model alone');
    const chosen = contestOf(other);
    expect(chosen.model).toBe(other);
    expect(chosen.ranking).toEqual(byPast.ranking);
    expect(chosen.orders).not.toBe(byPast.orders);
    expect(contestOf(byPast.model).orders).toBe(byPast.orders);
    const records = [...tableRecords(latestRun(held.store), 'contest')];
    expect(records.filter((line) => line.trim().endsWith(',1'))).toHaveLength(1);
  });

  it('names every model of a contest, in the ranking or with what it has become', () => {
    runAnalysis(held.store, settings, control);
    const { contest } = latestRun(held.store).value.overview();
    if (!contest.ok) throw new Error('gated');
    const { ranking, unranked } = contest.value;
    const ranked = ranking.map(({ contestant }) => contestant);
    const named = [...ranked, ...unranked.map(({ contestant }) => contestant)];
    for (const model of ['nbd', 'bgnbd', 'mbgnbd', 'pnbd', 'mbgcnbdk'] as const) {
      expect(named.filter((name) => name === model)).toEqual([model]);
    }
    expect(unranked.length).toBeGreaterThan(0);
    for (const { same, why } of unranked) {
      if (same === null) expect(why).not.toBeNull();
      else expect(ranked).toContain(same);
    }
  });

  it('tells the tiers of risk of every stage, as conditions on the chance of an order do', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    const risk = run.lifecycle.now.risk('time', null);
    if (!risk.ok) throw new Error('gated');
    expect(stageRiskSchema.parse(risk.value)).toEqual(risk.value);
    const bounds = [
      { least: 0.6 },
      { least: 0.4, most: 0.6 },
      { least: 0.2, most: 0.4 },
      { most: 0.2 },
    ];
    for (const [row, stage] of risk.value.stages.entries()) {
      const inStage = { kind: 'choice', field: 'stage.time', values: [stage] } as const;
      const counts = bounds.map((bound) => {
        const chance = { kind: 'number', field: 'p_order', ...bound } as const;
        const rule: SegmentRule = { kind: 'all', rules: [inStage, chance] };
        return run.segments().count(rule, null).chosen.customers;
      });
      expect(risk.value.customers[row]).toEqual(counts);
    }
    const all = risk.value.customers.flat().reduce((sum, count) => sum + count, 0);
    expect(all).toBe(run.context().customers);
    const some = run.lifecycle.now.risk('value', { kind: 'number', field: 'orders', least: 2 });
    expect(some.ok && some.value.customers.flat().reduce((a, b) => a + b, 0)).toBeLessThan(all);
  });

  it('knows no mean value of repurchases of who never bought again', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    const known = { kind: 'known', field: 'mean_value' } as const;
    const once = { kind: 'number', field: 'orders', least: 1, most: 1 } as const;
    const cheap = { kind: 'number', field: 'mean_value', most: 1 } as const;
    const count = (rule: SegmentRule) => run.segments().count(rule, null).chosen.customers;
    expect(count(known)).toBeGreaterThan(0);
    expect(count(once)).toBeGreaterThan(0);
    expect(count({ kind: 'all', rules: [once, known] })).toBe(0);
    expect(count(cheap)).toBe(0);
  });

  it('writes every table with the columns it names', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    const rule = { kind: 'number', field: 'orders', least: 2 } as const;
    saveSegment(held.store, null, 'buyers of two and more', rule);
    planAction(held.store, run, {
      ...PLAN_FOR_ALL,
      name: 'thank them',
      basis: { kind: 'rule', rule },
      start: formatIsoDay(run.record.asOf + 1),
      review: formatIsoDay(run.record.asOf + 30),
    });
    expect(() => [...tableRecords(run, 'funnel')]).toThrow(
      new AppError('NO_DATA', { details: { reason: 'no_leads' } }),
    );
    // No line names a product (goods.test.ts has those that do).
    expect(() => [...tableRecords(run, 'stage_needs')]).toThrow(
      new AppError('NO_DATA', { details: { reason: 'no_categories' } }),
    );
    // No file carries outside data (outside.test.ts has those that do).
    expect(() => [...tableRecords(run, 'outside')]).toThrow(
      new AppError('NO_DATA', { details: { reason: 'no_series' } }),
    );
    const gated = ['funnel', 'lead_scores', 'lead_scorecard', 'stage_needs', 'outside'];
    for (const { name, columns } of TABLES.filter((table) => !gated.includes(table.name))) {
      const records = [...tableRecords(run, name)];
      expect(records[0]).toBe(`${columns.map(({ id }) => id).join(',')}\n`);
      expect(records.length).toBeGreaterThan(1);
      for (const record of records) expect(record.split(',')).toHaveLength(columns.length);
    }
    const members = run.segments().count(rule, null).chosen.customers;
    expect([...tableRecords(run, 'segments')]).toHaveLength(members + 1);
    const totals = [...tableRecords(run, 'customers')].slice(1).map((record) => record.split(','));
    expect(totals).toHaveLength(800);
    // Who returned everything is listed, but is no customer with an order.
    const bought = totals.filter((cells) => cells[3] !== '0');
    expect(bought).toHaveLength(run.context().customers);
    expect(() => [...tableRecords(run, 'nothing')]).toThrow(AppError);
  });

  it('is stale once data or settings change', () => {
    runAnalysis(held.store, settings, control);
    const run = latestRun(held.store);
    addBatch(held.store, [{ customer: 'new', day: '2024-06-01', amount: 100 }]);
    expect(run.context().stale).toBe(true);
    expect(run.customers().page({ ...WHOLE_LIST, limit: 1 }).total).toBe(800);
  });
});
