import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gated } from '#shared/contract/common.ts';
import {
  loyaltySchema,
  repurchaseSchema,
  rfmMovementSchema,
  rfmSchema,
} from '#shared/contract/rfm.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, type RunReader } from '../index.ts';

let held: TemporaryStore;
let run: RunReader;

const FEW: SegmentRule = { kind: 'number', field: 'orders', most: 2 };
const OFTEN: SegmentRule = { kind: 'not', rule: FEW };
const EVERYBODY: SegmentRule = { kind: 'number', field: 'orders', least: 0 };

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 800, seed: 5 }));
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

/** Everything that RFM tells of the customers of a filter. */
function figuresOf(filter: SegmentRule | null) {
  const answers = {
    grid: run.rfm(filter),
    loyalty: run.loyalty(filter),
    moved: run.rfmMovement(2, filter),
    repurchase: run.repurchase(filter),
  };
  const { grid, loyalty, moved, repurchase } = answers;
  const { backtest } = repurchase;
  if (!grid.ok || !loyalty.ok || !moved.ok || !backtest.ok) throw new Error('gated');
  const { cuts, limits, levelsFound, classes8, classes12, scored, unscored } = grid.value;
  const groups = [
    ...[...grid.value.grid.flat(), ...classes12, ...classes8],
    ...[...loyalty.value.grades, ...loyalty.value.tiers],
  ];
  const rates = [backtest.value.all, ...backtest.value.grid.flat(), ...backtest.value.classes12];
  return {
    answers,
    scored,
    classes12,
    /** What no filter changes. */
    fixed: { cuts, limits, levelsFound, weights: loyalty.value.weights },
    /** What the customers of a filter and all others make together. */
    counts: [
      ...[scored, unscored],
      ...groups.flatMap(({ customers, orders, revenue }) => [customers, orders, revenue]),
      ...[...moved.value.matrix.flat(), ...moved.value.arrived],
      ...rates.flatMap(({ customers, ordered }) => [customers, ordered]),
    ],
  };
}

describe('RFM within a filter', () => {
  it('has the shapes of the contract', () => {
    const { grid, loyalty, moved, repurchase } = figuresOf(FEW).answers;
    expect(gated(rfmSchema).parse(grid)).toEqual(grid);
    expect(gated(loyaltySchema).parse(loyalty)).toEqual(loyalty);
    expect(gated(rfmMovementSchema).parse(moved)).toEqual(moved);
    expect(repurchaseSchema.parse(repurchase)).toEqual(repurchase);
  });

  it('counts every customer once, by the scores of the whole run', () => {
    const [all, few, often] = [figuresOf(null), figuresOf(FEW), figuresOf(OFTEN)];
    expect(few.scored).toBeGreaterThan(0);
    expect(often.scored).toBeGreaterThan(0);
    expect(few.fixed).toEqual(all.fixed);
    expect(often.fixed).toEqual(all.fixed);
    expect(few.counts.map((count, i) => count + (often.counts[i] ?? 0))).toEqual(all.counts);
  });

  it('of everybody is what the run stored', () => {
    expect(figuresOf(EVERYBODY).answers).toEqual(figuresOf(null).answers);
  });

  it('agrees with the segment of the same customers', () => {
    for (const { id, customers } of figuresOf(FEW).classes12) {
      const rule: SegmentRule = { kind: 'choice', field: 'class12', values: [id] };
      expect(run.segments().count(rule, FEW).chosen.customers).toBe(customers);
    }
  });

  it('of nobody has no customer and no median', () => {
    const nobody = figuresOf({ kind: 'number', field: 'orders', least: 100_000 });
    expect(nobody.counts.every((count) => count === 0)).toBe(true);
    const { grid } = nobody.answers;
    expect(grid.ok && grid.value.grid.flat().map(({ medianMonetary }) => medianMonetary)).toEqual(
      Array.from({ length: 25 }, () => null),
    );
  });
});
