import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { modelAgeSchema, valueChangeSchema } from '#shared/contract/valueWatch.ts';
import { makeOrders } from '#test/support/orders.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis, saveSegment, tableRecords } from '../index.ts';

const SETTINGS = analysisSettingsSchema.parse({});
const made = makeOrders({ customers: 520, seed: 3 });

function change() {
  const found = latestRun(store).value.change();
  if (!found.ok) throw new Error(found.reason);
  return valueChangeSchema.parse(found.value);
}

function age() {
  const found = latestRun(store).value.modelAge();
  if (!found.ok) throw new Error(found.reason);
  return modelAgeSchema.parse(found.value);
}

/** One after the other: orders come, a segment is saved, more orders come. */
describe('the value against before', () => {
  it('adds up over tiers and over stages, and tells who has fallen', () => {
    importAll(fileOf(made.csv), { answers: { currency: 'EUR' } });
    runAnalysis(store, SETTINGS, control);
    const view = change();
    for (const kind of ['tier', 'stage'] as const) {
      const groups = view.groups.filter((group) => group.kind === kind);
      const sum = (of: (group: (typeof groups)[number]) => number): number =>
        groups.reduce((total, group) => total + of(group), 0);
      expect(sum(({ customers }) => customers)).toBe(view.all.customers);
      expect(sum(({ before }) => before)).toBeCloseTo(view.all.before, 0);
      expect(sum(({ now }) => now)).toBeCloseTo(view.all.now, 0);
    }
    expect(view.fallen.customers).toBeGreaterThan(0);
    expect(view.fallen.now).toBeLessThanOrEqual(0.6 * view.fallen.before);
  });

  it('chooses the same customers as the rule behind it, and the same as the table', () => {
    const run = latestRun(store);
    const view = change();
    const rule = { kind: 'number', field: 'clv_ratio', most: view.limit } as const;
    expect(run.segments().count(rule, null).chosen.customers).toBe(view.fallen.customers);
    const rows = [...tableRecords(latestRun(store), 'clv')].map((row) => row.trimEnd().split(','));
    const at = rows[0]?.indexOf('clv_ratio') ?? -1;
    const fallen = rows.slice(1).filter((row) => row[at] !== '' && Number(row[at]) <= view.limit);
    expect(fallen).toHaveLength(view.fallen.customers);
  });

  it('marks a saved segment that has fallen as a whole', () => {
    saveSegment(store, null, 'fallen', { kind: 'number', field: 'clv_ratio', most: 0.5 });
    const group = change().groups.find(({ kind }) => kind === 'segment');
    expect(group).toMatchObject({ name: 'fallen', fell: true });
  });
});

describe('the age of the models', () => {
  it('is none right after the run, and compares with nothing that rests on the same orders', () => {
    expect(age()).toMatchObject({ ageDays: 0, dueDays: 91, previous: null });
  });

  it('grows with later orders, and the next run is set beside this one', () => {
    const before = age().fit;
    const last = latestRun(store).context().dataAsOf;
    const later = new Date(Date.parse(last) + 100 * 86_400_000).toISOString().slice(0, 10);
    const [head = ''] = made.csv.split('\n', 1);
    const columns = head.split(',');
    const row = columns.map((name) =>
      name.includes('date') ? later : name.includes('amount') ? '12.00' : `late-${name}`,
    );
    importAll(fileOf(`${head}\n${row.join(',')}\n`, 'late.csv'), { answers: { currency: 'EUR' } });
    expect(age()).toMatchObject({ ageDays: 100, dataUpTo: later });
    const benefits = { diamond: 30, gold: 10, silver: 0, ordinary: null };
    const watch = { months: 6, fallTo: 0.9 };
    const clv = { ...SETTINGS.clv, margin: 0.4, costPerOrder: 2, watch };
    runAnalysis(store, { ...SETTINGS, clv, rfm: { ...SETTINGS.rfm, benefits } }, control);
    expect(age()).toMatchObject({ ageDays: 0, previous: { asOf: before.asOf } });
  });
});

describe('a run under other settings', () => {
  it('compares with the stated day and limit', () => {
    expect(change()).toMatchObject({ months: 6, limit: 0.9 });
  });

  it('has the cost of benefits against contribution, and what is unknown stays so', () => {
    const loyalty = latestRun(store).loyalty();
    if (!loyalty.ok) throw new Error(loyalty.reason);
    const tiers = loyalty.value.benefits?.tiers ?? [];
    expect(tiers.map(({ customers }) => customers)).toEqual(
      loyalty.value.tiers.map(({ customers }) => customers),
    );
    const [diamond, , silver, ordinary] = tiers;
    expect(diamond?.cost).toBe(3000 * (diamond?.customers ?? 0));
    expect(diamond?.served).toBeCloseTo(
      0.4 * (diamond?.net ?? 0) - 200 * (diamond?.orders ?? 0),
      6,
    );
    expect(silver?.after).toBe(silver?.served);
    expect(ordinary).toMatchObject({ cost: null, after: null });
    expect([...tableRecords(latestRun(store), 'loyalty_benefits')]).toHaveLength(5);
  });
});
