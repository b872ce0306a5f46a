import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  reportAnswerSchema,
  type ReportFigure,
  type ReportFigureKind,
} from '#shared/contract/reportFigures.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import {
  clusterCustomers,
  latestRun,
  runAnalysis,
  saveSegment,
  type RunReader,
} from '#main/analysis/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { heldCount } from '../heldCells.ts';
import { lifetimesTellFew } from './churnFigures.ts';
import { answerFigure } from './index.ts';
import { tellsFew } from './valueFigures.ts';

let held: TemporaryStore;
let run: RunReader;
let segment: number;
let other: number;

const TWICE: SegmentRule = { kind: 'number', field: 'orders', least: 2 };

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 700, seed: 5 }), { hasAmounts: true });
  segment = saveSegment(held.store, null, 'twice', TWICE).id;
  other = saveSegment(held.store, null, 'rich', {
    kind: 'number',
    field: 'orders',
    least: 3,
  }).id;
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  clusterCustomers(held.store, 3, detachedControl());
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

const COHORTS = { definition: 'on', mean: 'weighted', filter: null } as const;

/** Every kind, and every drawing whose answer is protected in its own way. */
function everyFigure(): ReportFigure[] {
  const filter = null;
  const { asOf } = run.context();
  const [year, month] = [Number(asOf.slice(0, 4)), asOf.slice(5, 7)];
  return [
    { kind: 'stages', show: 'months', scheme: 'time', filter },
    { kind: 'stages', show: 'now', scheme: 'behaviour', filter: TWICE },
    { kind: 'stageProfile', scheme: 'composite', filter },
    {
      kind: 'migration',
      show: 'table',
      scheme: 'time',
      from: `${year - 1}-${month}`,
      to: `${year}-${month}`,
      filter,
    },
    { kind: 'pulse', scheme: 'time', stage: 'active', filter },
    { kind: 'winBack', show: 'rate', filter },
    { kind: 'cross', show: 'share', rows: 'time', columns: 'value', filter: TWICE },
    { kind: 'rfm', show: 'share', filter },
    { kind: 'repurchase', filter },
    { kind: 'rfmMovement', monthsBack: 3, filter },
    { kind: 'loyalty', show: 'tiers', filter },
    { kind: 'weights' },
    { kind: 'cohorts', show: 'share', by: 'month', period: 'month', ...COHORTS },
    { kind: 'cohorts', show: 'count', by: 'week', period: 'week', ...COHORTS, definition: 'later' },
    { kind: 'cohorts', show: 'curves', by: 'channel', period: 'quarter', ...COHORTS },
    { kind: 'cohorts', show: 'calendar', by: 'month', period: 'month', ...COHORTS },
    { kind: 'survival', of: 'second_order', by: 'year', months: 6, filter },
    { kind: 'survival', of: 'loss', by: 'channel', months: 6, filter },
    { kind: 'churnTiming', show: 'losses', filter },
    { kind: 'churnTiming', show: 'firstDays', filter: TWICE },
    { kind: 'value', show: 'tiers' },
    { kind: 'value', show: 'ranking' },
    { kind: 'health' },
    { kind: 'calendar' },
    { kind: 'fourModels' },
    { kind: 'churnTiming', show: 'lifetimes', filter },
    { kind: 'outlookGrid', show: 'expected' },
    { kind: 'correlations', show: 'spearman' },
    { kind: 'pyramid', tiers: 'share' },
    { kind: 'acquisition', show: 'channels' },
    { kind: 'segmentProfile', id: segment, filter },
    { kind: 'segmentOverlap', ids: [segment, other], filter },
    { kind: 'segmentMovement', id: segment, from: `${year - 1}-12-31`, to: asOf, filter },
    { kind: 'clusters', filter: TWICE },
    { kind: 'clusterTrials' },
  ];
}

const answered = (figure: ReportFigure) =>
  answerFigure({ store: held.store, run }, { id: 1, figure });

/** Kinds that ask for leads or answers beside the orders: see besideFigures.test.ts. */
const WITH_OTHER_FILES = ['funnel', 'relation'] as const;

/** Names under which answers carry numbers of customers. */
const COUNTS: ReadonlySet<string> = new Set([
  'customers',
  'active',
  'activeLater',
  'size',
  'matrix',
  'arrived',
  'entered',
  'left',
  'lost',
  'lostAtOnce',
  'wonBack',
  'ended',
  'kept',
  'atRisk',
  'costedCustomers',
  'observed',
  'own',
  'common',
  'ordered',
  'before',
  'after',
]);

/** Every number of customers in an answer, with where it stands. */
function countsIn(value: unknown, path: string, counts: boolean): [string, number][] {
  if (typeof value === 'number') return counts ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    // A plain mean is of shares, under the same names.
    name === 'plainMean'
      ? []
      : countsIn(part, `${path}.${name}`, COUNTS.has(name) || (counts && Array.isArray(value))),
  );
}

const ofMonth = (lost: number) => ({ lost, atRisk: 100 });

describe('figures of a report', { timeout: 60_000 }, () => {
  it('covers every kind', () => {
    const kinds = new Set<ReportFigureKind>(everyFigure().map(({ kind }) => kind));
    for (const kind of WITH_OTHER_FILES) kinds.add(kind);
    expect([...kinds].sort()).toEqual(
      reportAnswerSchema.options.map((option) => option.shape.kind.value).sort(),
    );
  });

  it('answers as the contract says and publishes no small number of customers', () => {
    for (const figure of everyFigure()) {
      const found = answered(figure);
      expect(reportAnswerSchema.parse(found.answer)).toEqual(found.answer);
      const counts = countsIn(found.answer, figure.kind, false);
      const small = counts.filter(([, count]) => count > 0 && count < LEAST_COUNT);
      expect(small, JSON.stringify(figure)).toEqual([]);
      const shows = found.answer.view.ok ? 'shown' : found.answer.view.reason;
      // Two years of orders are too few for a year's profile.
      const expected = figure.kind === 'calendar' ? 'few_years' : 'shown';
      expect(`${figure.kind} ${shows}`).toBe(`${figure.kind} ${expected}`);
    }
  });

  it('counts what it holds back, by why', () => {
    const matrix = answered({ kind: 'rfmMovement', monthsBack: 3, filter: null });
    if (matrix.answer.kind !== 'rfmMovement' || !matrix.answer.view.ok) throw new Error('gated');
    const cells = [...matrix.answer.view.value.matrix.flat(), ...matrix.answer.view.value.arrived];
    expect(heldCount(matrix.held)).toBe(cells.filter((count) => count === HELD_BACK).length);
    expect(matrix.held.small).toBeGreaterThan(0);
  });

  it('shows no calendar with a month of few purchases', () => {
    const even = Array.from({ length: 12 }, () => 1);
    expect(tellsFew({ months: even, purchases: 12 * LEAST_COUNT })).toBe(false);
    expect(tellsFew({ months: even, purchases: 12 * (LEAST_COUNT - 1) })).toBe(true);
    expect(tellsFew({ months: [1.9, 0.1, ...even.slice(2)], purchases: 600 })).toBe(true);
  });

  it('shows the outlook by repeat orders only as far as enough customers have come', () => {
    const { answer } = answered({ kind: 'outlookGrid', show: 'expected' });
    const models = run.value.models();
    if (answer.kind !== 'outlookGrid' || !answer.view.ok) throw new Error('gated');
    if (!models.ok || !models.value.grid.ok) throw new Error('gated');
    const { frequencies, recencies, expected } = answer.view.value;
    const all = models.value.grid.value;
    const repeats = run.columns().need('repeats');
    const reached = (x: number): number => repeats.filter((times) => times >= x).length;
    expect(frequencies.length).toBeLessThan(all.frequencies.length);
    expect(reached(frequencies.at(-1) ?? Infinity)).toBeGreaterThanOrEqual(LEAST_COUNT);
    expect(reached(all.frequencies[frequencies.length] ?? 0)).toBeLessThan(LEAST_COUNT);
    expect(expected).toEqual(all.expected.slice(0, frequencies.length * recencies.length));
  });

  it('tells the correlations that Value tells, and nothing of the groups', () => {
    const { answer, held: pairs } = answered({ kind: 'correlations', show: 'pearson' });
    const plain = run.features('channel');
    if (answer.kind !== 'correlations' || !answer.view.ok || !plain.ok) throw new Error('gated');
    const { customers } = plain.value.run;
    const enough = plain.value.pairs.filter(({ n }) =>
      [n, customers - n].every((count) => count === 0 || count >= LEAST_COUNT),
    );
    expect(answer.view.value.pairs).toEqual(enough);
    expect(heldCount(pairs)).toBe(plain.value.pairs.length - enough.length);
    expect(answer.view.value.tests).toEqual([]);
  });

  it('tells times as a customer without money, and not where few are behind a share', () => {
    const { answer, held: cells } = answered({
      kind: 'churnTiming',
      show: 'lifetimes',
      filter: null,
    });
    const plain = run.retention().churnTiming({ filter: null }, detachedControl());
    if (answer.kind !== 'churnTiming' || !answer.view.ok || !plain.ok) throw new Error('gated');
    expect(plain.value.matureRevenue).not.toBeNull();
    expect(answer.view.value.matureRevenue).toBeNull();
    expect(heldCount(cells)).toBe(0);
    const { losses } = plain.value;
    if (!losses.ok) throw new Error('gated');
    const told = (ended: number, lost: number): boolean =>
      lifetimesTellFew({
        mature: { customers: 100, ended },
        newMonths: 2,
        losses: {
          ok: true,
          value: { ...losses.value, lost: 60, months: [3, lost, 40].map(ofMonth) },
        },
      });
    expect(told(50, 20)).toBe(false);
    expect(told(95, 20)).toBe(true);
    expect(told(5, 20)).toBe(true);
    expect(told(50, 4)).toBe(true);
  });

  it('shows repurchase only of cells in which neither part is few', () => {
    const { answer, held: cells } = answered({ kind: 'repurchase', filter: null });
    if (answer.kind !== 'repurchase' || !answer.view.ok) throw new Error('gated');
    const { backtest } = answer.view.value;
    const plain = run.repurchase().backtest;
    if (!plain.ok) throw new Error('gated');
    const shown = backtest.grid.flat().filter(({ customers }) => customers !== HELD_BACK);
    const rest = shown.map(({ customers, ordered }) => customers - ordered);
    expect(shown.length).toBeGreaterThan(0);
    expect(rest.filter((count) => count > 0 && count < LEAST_COUNT)).toEqual([]);
    expect(heldCount(cells)).toBeGreaterThan(0);
    expect(backtest.all).toEqual(plain.value.all);
  });

  it('tells of those who moved in a segment only what follows from no sum', () => {
    const { asOf } = run.context();
    const { answer } = answered({
      kind: 'segmentMovement',
      id: segment,
      from: `${Number(asOf.slice(0, 4)) - 1}-12-31`,
      to: asOf,
      filter: null,
    });
    if (answer.kind !== 'segmentMovement' || !answer.view.ok) throw new Error('gated');
    const { groups, name } = answer.view.value;
    expect(name).toBe('twice');
    expect(groups.some(({ size }) => size.orders !== 0 || size.revenue !== 0)).toBe(false);
    const hidden = groups.filter(({ size }) => size.customers === HELD_BACK);
    expect(hidden.length).not.toBe(1);
  });

  it('tells no money of clusters, and none of them with their trials', () => {
    const shown = answered({ kind: 'clusters', filter: null }).answer;
    const trials = answered({ kind: 'clusterTrials' }).answer;
    if (shown.kind !== 'clusters' || !shown.view.ok) throw new Error('gated');
    if (trials.kind !== 'clusterTrials' || !trials.view.ok) throw new Error('gated');
    expect(shown.view.value.clusters.map(({ size }) => size.revenue)).toEqual([0, 0, 0]);
    expect(trials.view.value.clusters.map(({ size }) => size.customers)).toEqual([-1, -1, -1]);
  });

  it('leaves a curve only steps of enough customers', () => {
    const plain = run
      .retention()
      .survival({ of: 'second_order', by: 'all', filter: null }, detachedControl());
    const { answer } = answered({
      kind: 'survival',
      of: 'second_order',
      by: 'all',
      months: 6,
      filter: null,
    });
    if (answer.kind !== 'survival' || !answer.view.ok || !plain.ok) throw new Error('gated');
    const { curve } = answer.view.value.everybody;
    const steps = new Set(curve.map(({ survival }) => survival));
    const all = new Set(plain.value.everybody.curve.map(({ survival }) => survival));
    expect(steps.size).toBeGreaterThan(1);
    expect(steps.size).toBeLessThan(all.size);
    expect(steps.size - 1).toBeLessThanOrEqual(plain.value.everybody.ended / LEAST_COUNT);
  });

  it('tells no money of a part of the customers', () => {
    const { answer } = answered({ kind: 'stages', show: 'now', scheme: 'time', filter: TWICE });
    if (answer.kind !== 'stages' || !answer.view.ok) throw new Error('gated');
    expect(
      answer.view.value.months.flatMap(({ revenue }) => revenue).some((sum) => sum !== 0),
    ).toBe(false);
  });

  it.each([
    [
      'of few customers',
      'small_group',
      (most: number): SegmentRule => ({ kind: 'number', field: 'orders', least: most }),
    ],
    [
      'of all but few',
      'small_group',
      (most: number): SegmentRule => ({ kind: 'number', field: 'orders', most: most - 1 }),
    ],
    [
      'within a segment that is gone',
      'asks_for_gone',
      (): SegmentRule => ({ kind: 'segment', id: 999 }),
    ],
  ] as const)('shows no figure %s', (_, reason, rule) => {
    const most = run
      .columns()
      .need('orders')
      .reduce((a, b) => Math.max(a, b), 0);
    const found = answered({ kind: 'stages', show: 'now', scheme: 'time', filter: rule(most) });
    expect(found.customers).toBeNull();
    expect(found.answer.view).toMatchObject({ ok: false, reason });
  });

  it('says that a segment or a stage is gone', () => {
    for (const figure of [
      { kind: 'segmentProfile', id: 999, filter: null },
      { kind: 'segmentOverlap', ids: [segment, 999], filter: null },
      { kind: 'segmentMovement', id: 999, from: '2023-01-01', to: '2024-01-01', filter: null },
      { kind: 'segmentMovement', id: segment, from: '2024-01-01', to: '2023-01-01', filter: null },
      { kind: 'pulse', scheme: 'time', stage: 'nowhere', filter: null },
      {
        kind: 'migration',
        show: 'flow',
        scheme: 'time',
        from: '2024-06',
        to: '2024-05',
        filter: null,
      },
    ] as const satisfies ReportFigure[]) {
      expect(
        answered({ ...figure, ...('ids' in figure && { ids: [...figure.ids] }) }).answer.view,
      ).toMatchObject({
        ok: false,
        reason: 'asks_for_gone',
      });
    }
  });
});
