import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { actionSchema, type ActionList } from '#shared/contract/actions.ts';
import type { InputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { decideLink } from '#main/snapshot/index.ts';
import { PLAN_FOR_ALL } from '#test/fixtures/actionPlan.ts';
import {
  addBatch,
  temporaryStore,
  type TemporaryStore,
  type TestLine,
} from '#test/fixtures/orderStore.ts';
import {
  decideAction,
  latestRun,
  listActions,
  planAction,
  reopenAction,
  runAnalysis,
  tableRecords,
  type RunReader,
} from '../index.ts';
import { readPlaybookEdits, savePlaybookEdits } from './index.ts';

let held: TemporaryStore;

beforeEach(() => {
  held = temporaryStore();
  onTestFinished(() => {
    held.dispose();
  });
});

/** Analyses what is stored as of a day. */
function runOn(asOf: string | null): RunReader {
  runAnalysis(held.store, analysisSettingsSchema.parse({ asOf }), detachedControl());
  return latestRun(held.store);
}

type Plan = ParsedInputOf<'actions.plan'>;

const PLAN: Plan = {
  ...PLAN_FOR_ALL,
  name: 'wake up',
  start: '2024-05-01',
  review: '2024-05-31',
};

const decide = (run: RunReader, id: number, more: Partial<InputOf<'actions.decide'>> = {}): void =>
  decideAction(held.store, run, {
    id,
    decision: 'keep',
    note: '',
    nextReview: '2024-12-31',
    ...more,
  });

const refused = (rule: string) =>
  expect.objectContaining({ body: { code: 'BAD_REQUEST', details: { rule } } }) as Error;

/** Three customers by 30 April; a fourth comes in May. Days and amounts so that all can be told by hand. */
const LINES: TestLine[] = [
  { customer: 'ada', order: '1', day: '2024-01-10', amount: 100 },
  { customer: 'ada', order: '2', day: '2024-04-05', amount: 200 },
  { customer: 'bob', order: '3', day: '2024-02-01', amount: 400 },
  { customer: 'cyd', order: '4', day: '2024-04-30', amount: 800 },
  { customer: 'ada', order: '5', day: '2024-05-01', amount: 1600 },
  { customer: 'ada', order: '6', day: '2024-05-31', amount: 3200 },
  { customer: 'bob', order: '7', day: '2024-05-12', amount: 6400 },
  { customer: 'bob', order: '7', day: '2024-05-20', amount: -6400 },
  { customer: 'cyd', order: 'R', day: '2024-05-15', amount: -50 },
  { customer: 'dot', order: '8', day: '2024-05-16', amount: 12_800 },
  { customer: 'ada', order: '9', day: '2024-06-01', amount: 25_600 },
];

function only(list: ActionList) {
  const [action, ...others] = list.actions;
  if (!action || others.length > 0) throw new Error('not one action');
  return action;
}

describe('an action', () => {
  it('counts what its frozen customers ordered, beside as many days before, with hand-made figures', () => {
    addBatch(held.store, LINES);
    planAction(held.store, runOn('2024-04-30'), { ...PLAN, cost: 5000 });
    const list = listActions(held.store, runOn('2024-06-30'));
    const action = only(list);
    expect(actionSchema.parse(action)).toEqual(action);
    expect(list.judged).toEqual({ asOf: '2024-06-30', dataAsOf: '2024-06-01' });
    expect(action).toMatchObject({ frozenOn: '2024-04-30', customers: 3, plan: { cost: 5000 } });
    const [period] = action.periods;
    expect(period).toMatchObject({ state: 'overdue', decision: null });
    // Ada twice; bob's order was refunded wholly, cyd has a refund of no order, dot came later.
    // Wilson's interval of 1 of 3, by Python from the formula: 0.0614919447, 0.7923403992.
    expect(period?.outcome).toEqual({
      money: { currency: null, digits: 2 },
      hasAmounts: true,
      customers: 3,
      gone: 0,
      joined: 0,
      complete: true,
      after: {
        from: '2024-05-01',
        to: '2024-05-31',
        customers: 1,
        share: {
          value: 1 / 3,
          low: expect.closeTo(0.0614919447, 9) as number,
          high: expect.closeTo(0.7923403992, 9) as number,
        },
        orders: 2,
        revenue: 1600 + 3200 - 50,
      },
      // 31 days before the first of May: from 31 March on.
      before: {
        from: '2024-03-31',
        to: '2024-04-30',
        customers: 2,
        share: expect.objectContaining({ value: 2 / 3 }) as object,
        orders: 2,
        revenue: 200 + 800,
      },
    });
  });

  it('is unfinished while the data end earlier, and counts no further than they go', () => {
    addBatch(held.store, LINES);
    planAction(held.store, runOn('2024-04-30'), { ...PLAN, review: '2024-07-31' });
    const early = only(listActions(held.store, runOn('2024-05-15'))).periods[0];
    expect(early).toMatchObject({
      state: 'running',
      outcome: { complete: false, after: { from: '2024-05-01', to: '2024-05-15', orders: 2 } },
    });
    // The analysis date is beyond the data: overdue, and still unfinished.
    const late = only(listActions(held.store, runOn('2024-08-31'))).periods[0];
    expect(late).toMatchObject({
      state: 'overdue',
      outcome: { complete: false, after: { to: '2024-06-01', orders: 3 } },
    });
  });

  it('has no outcome before its first day, and nothing before where the data do not reach back', () => {
    addBatch(held.store, LINES);
    planAction(held.store, runOn('2024-04-30'), {
      ...PLAN,
      start: '2024-05-10',
      review: '2024-12-31',
    });
    const before = only(listActions(held.store, runOn('2024-05-09'))).periods[0];
    expect(before).toMatchObject({ state: 'planned', outcome: null });
    addBatch(held.store, [{ customer: 'ada', order: '10', day: '2024-12-01', amount: 1 }]);
    const long = only(listActions(held.store, runOn('2024-12-31'))).periods[0];
    expect(long?.outcome).toMatchObject({ before: null, after: { to: '2024-12-01' } });
  });

  it('keeps those who were chosen, within the filter, whatever they become', () => {
    addBatch(held.store, LINES);
    const once = { kind: 'number', field: 'orders', least: 1, most: 1 } as const;
    const late = { kind: 'day', field: 'last_order', from: '2024-03-01' } as const;
    const run = runOn('2024-04-30');
    planAction(held.store, run, { ...PLAN, basis: { kind: 'rule', rule: once } });
    planAction(held.store, run, { ...PLAN, basis: { kind: 'rule', rule: once }, filter: late });
    const { actions } = listActions(held.store, runOn('2024-06-30'));
    expect(actions.map(({ customers }) => customers)).toEqual([1, 2]);
    expect(actions.map(({ periods }) => periods[0]?.outcome?.customers)).toEqual([1, 2]);
  });

  it('tells whom an undone import took away, and lasts without any data', () => {
    const first = addBatch(
      held.store,
      LINES.filter(({ customer }) => customer !== 'cyd'),
    );
    const second = addBatch(
      held.store,
      LINES.filter(({ customer }) => customer === 'cyd'),
    );
    const id = planAction(held.store, runOn('2024-04-30'), PLAN).id;
    held.store.batches.undo(second.id);
    const outcome = only(listActions(held.store, runOn('2024-06-30'))).periods[0]?.outcome;
    expect(outcome).toMatchObject({ customers: 2, gone: 1, joined: 0, after: { revenue: 4800 } });
    held.store.batches.undo(first.id);
    const list = listActions(held.store, undefined);
    expect(list.judged).toBeNull();
    expect(only(list)).toMatchObject({
      id,
      customers: 3,
      periods: [{ state: 'unjudged', outcome: null }],
    });
  });

  it('counts once who turned out to be another one of them, and finds who was linked away', () => {
    // A file that gives one phone to two ids links them only where the user says so.
    addBatch(
      held.store,
      LINES.map((line) => ({ ...line, phone: line.customer === 'cyd' ? 'C-2' : 'C-1' })),
    );
    planAction(held.store, runOn('2024-04-30'), PLAN);
    decideLink(held.store, ['ada', 'bob'], 'together');
    const linked = only(listActions(held.store, runOn('2024-06-30'))).periods[0]?.outcome;
    expect(linked).toMatchObject({ customers: 2, joined: 1, gone: 0, after: { orders: 2 } });
    decideLink(held.store, ['ada', 'bob'], 'default');
    const apart = only(listActions(held.store, runOn('2024-06-30'))).periods[0]?.outcome;
    expect(apart).toMatchObject({ customers: 3, joined: 0, gone: 0 });
  });

  it('counts orders where the files carry no amounts', () => {
    addBatch(
      held.store,
      LINES.map(({ amount: _, ...line }) => line),
      { hasAmounts: false },
    );
    planAction(held.store, runOn('2024-04-30'), PLAN);
    const outcome = only(listActions(held.store, runOn('2024-06-30'))).periods[0]?.outcome;
    expect(outcome).toMatchObject({ hasAmounts: false, after: { revenue: 0 } });
    expect(outcome?.after.orders).toBeGreaterThan(0);
  });

  it('is refused where its days, its customers or its finding do not allow it', () => {
    addBatch(held.store, LINES);
    const run = runOn('2024-04-30');
    const plan = (more: Partial<Plan>) => () => planAction(held.store, run, { ...PLAN, ...more });
    expect(plan({ start: '2024-04-30' })).toThrow(refused('action_days'));
    expect(plan({ review: '2024-05-01' })).toThrow(refused('action_days'));
    expect(plan({ start: '2024-02-30' })).toThrow(refused('action_days'));
    const nobody = { kind: 'number', field: 'orders', least: 99 } as const;
    expect(plan({ basis: { kind: 'rule', rule: nobody } })).toThrow(refused('action_customers'));
    const files = { kind: 'finding', code: 'unidentified', params: {} } as const;
    expect(plan({ basis: files })).toThrow(refused('action_basis'));
    expect(plan({ basis: { kind: 'segment', id: 9, name: 'gone' } })).toThrow(refused('segment'));
    expect(held.store.actions.list()).toEqual([]);
  });
});

describe('a decision', () => {
  it('closes the period with its outcome, which later data do not change', () => {
    const batch = addBatch(held.store, LINES);
    const { id } = planAction(held.store, runOn('2024-04-30'), PLAN);
    decide(runOn('2024-06-30'), id, { decision: 'change', note: 'by phone' });
    const kept = only(listActions(held.store, latestRun(held.store))).periods;
    expect(kept).toMatchObject([
      {
        state: 'decided',
        decision: { kind: 'change', note: 'by phone', asOf: '2024-06-30' },
        outcome: { after: { orders: 2 } },
      },
      {
        from: '2024-06-01',
        review: '2024-12-31',
        state: 'running',
        outcome: { after: { orders: 1 } },
      },
    ]);
    // Every period is held against the time before the action began, not before itself.
    expect(kept[1]?.outcome?.before).toMatchObject({ from: '2024-04-30', to: '2024-04-30' });
    held.store.batches.undo(batch.id);
    const { periods } = only(listActions(held.store, undefined));
    expect(periods[0]).toEqual(kept[0]);
    expect(periods[1]).toMatchObject({ state: 'unjudged', outcome: null });
  });

  it('may come early, and then ends the period on the analysis date', () => {
    addBatch(held.store, LINES);
    const { id } = planAction(held.store, runOn('2024-04-30'), PLAN);
    decide(runOn('2024-05-20'), id);
    expect(only(listActions(held.store, latestRun(held.store))).periods).toMatchObject([
      { state: 'decided', outcome: { complete: false, after: { to: '2024-05-20' } } },
      { from: '2024-05-21', state: 'planned' },
    ]);
  });

  it('to stop ends the action; taken back, the period is open again', () => {
    addBatch(held.store, LINES);
    const { id } = planAction(held.store, runOn('2024-04-30'), PLAN);
    const run = runOn('2024-06-30');
    expect(() => reopenAction(held.store, id)).toThrow(refused('action_open'));
    decide(run, id);
    decide(run, id, { decision: 'stop', nextReview: null });
    expect(only(listActions(held.store, run)).periods.map(({ state }) => state)).toEqual([
      'decided',
      'decided',
    ]);
    expect(() => decide(run, id)).toThrow(refused('action_decided'));
    reopenAction(held.store, id);
    expect(only(listActions(held.store, run)).periods.map(({ state }) => state)).toEqual([
      'decided',
      'running',
    ]);
    reopenAction(held.store, id);
    expect(only(listActions(held.store, run)).periods).toMatchObject([
      { state: 'overdue', decision: null, review: '2024-05-31' },
    ]);
  });

  it('is refused before the first day, without a later review, and for an action that is not there', () => {
    addBatch(held.store, LINES);
    const { id } = planAction(held.store, runOn('2024-04-30'), { ...PLAN, start: '2024-05-10' });
    expect(() => decide(runOn('2024-05-09'), id)).toThrow(refused('action_planned'));
    const run = runOn('2024-06-30');
    expect(() => decide(run, id, { nextReview: null })).toThrow(refused('action_days'));
    expect(() => decide(run, id, { nextReview: '2024-06-30' })).toThrow(refused('action_days'));
    const stopped = { decision: 'stop', nextReview: '2024-12-31' } as const;
    expect(() => decide(run, id, stopped)).toThrow(refused('action_days'));
    expect(() => decide(run, id + 1)).toThrow('NOT_FOUND');
    expect(only(listActions(held.store, run)).periods).toHaveLength(1);
  });
});

describe('the table of actions', () => {
  it('has a row per period with the figures of the screen, empty where there are none', () => {
    addBatch(held.store, LINES);
    const run = runOn('2024-04-30');
    const { id } = planAction(held.store, run, { ...PLAN, owner: 'Li, Wei' });
    const recordsOf = (reader: RunReader) =>
      [...tableRecords(reader, 'actions')].map((r) => r.trim());
    expect(recordsOf(run)[1]).toBe(
      `${id},wake up,"Li, Wei",2024-04-30,3,1,2024-05-01,2024-05-31,planned,,,,,,,,,,,,,,`,
    );
    const later = runOn('2024-06-30');
    decide(later, id);
    const [head, first, second] = recordsOf(later).map((record) =>
      record.replace('"Li, Wei"', 'Li').split(','),
    );
    expect(first).toHaveLength(head?.length ?? 0);
    expect(first?.slice(8, 14)).toEqual(['decided', 'keep', '3', '0', '2024-05-31', '1']);
    expect(first?.slice(17)).toEqual(['2', '47.50', '2', '2', '10.00', '1']);
    expect(second?.slice(5, 10)).toEqual(['2', '2024-06-01', '2024-12-31', 'running', '']);
    expect(second?.at(-1)).toBe('0');
  });
});

describe('the table of the customers of actions', () => {
  it('holds the frozen list, and nobody who came later', () => {
    addBatch(held.store, LINES);
    const run = runOn('2024-04-30');
    const { id } = planAction(held.store, run, PLAN);
    const listed = (): string[] =>
      [...tableRecords(latestRun(held.store), 'action_customers')].map((r) => r.trim());
    const [head, ...rows] = listed();
    expect(head).toBe('action,name,customer_id');
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.startsWith(`${id},wake up,`))).toBe(true);
    addBatch(held.store, [{ customer: 'later', day: '2024-05-02', amount: 100 }]);
    runOn('2024-05-31');
    expect(listed().slice(1)).toEqual(rows);
  });
});

describe('on any analysis date', () => {
  it('every period has an outcome, or is unfinished, or overdue', () => {
    addBatch(held.store, LINES);
    const { id } = planAction(held.store, runOn('2024-04-30'), PLAN);
    planAction(held.store, latestRun(held.store), {
      ...PLAN,
      start: '2024-06-10',
      review: '2024-09-01',
    });
    decide(runOn('2024-05-31'), id, { nextReview: '2024-07-15' });
    const first = parseIsoDay('2024-05-01') ?? 0;
    fc.assert(
      fc.property(fc.nat(200), (later) => {
        const run = runOn(formatIsoDay(first + later));
        for (const { periods } of listActions(held.store, run).actions) {
          for (const { state, outcome, decision } of periods) {
            const unfinished = state === 'planned' || state === 'running' || state === 'due';
            const kinds = [decision !== null, unfinished, state === 'overdue'];
            expect(kinds.filter(Boolean)).toHaveLength(1);
            if (decision !== null) expect(outcome).not.toBeNull();
            if (state === 'planned') expect(outcome).toBeNull();
            if (outcome) expect(outcome.after.customers).toBeLessThanOrEqual(outcome.customers);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('the playbook', () => {
  it('says nothing of its own in a new workspace, and keeps what is written', () => {
    expect(readPlaybookEdits(held.store)).toEqual({ rows: {}, fits: {} });
    const texts = { action: '電話', channel: '', offer: '', measure: '', expected: '' };
    const edits = { rows: { 'stage.lost': texts }, fits: { 'low.call': 'also' } } as const;
    savePlaybookEdits(held.store, edits);
    expect(readPlaybookEdits(held.store)).toEqual(edits);
  });
});
