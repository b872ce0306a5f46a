import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerCardSchema, type CustomerCard } from '#shared/contract/customers.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { ImportKind } from '#shared/domain/importKinds.ts';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { packTexts, type ColumnArray } from '#main/store/index.ts';
import { batchSummary } from '#test/support/batchSummary.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, type RunReader } from '../index.ts';
import { datedStates } from './cardParts.ts';

const dayOf = (iso: string): number => parseIsoDay(iso) ?? Number.NaN;

describe('the states of a customer', () => {
  const asOf = dayOf('2024-06-30');

  it('have days in their order, those ahead are not reached', () => {
    const days = {
      contact: dayOf('2023-01-05'),
      first: dayOf('2023-01-31'),
      last: dayOf('2023-02-28'),
    };
    const states = datedStates(days, DEFAULT_STAGE_RULES, asOf);
    expect(states).toEqual([
      { id: 'first_contact', day: '2023-01-05', reached: true },
      { id: 'first_order', day: '2023-01-31', reached: true },
      { id: 'last_order', day: '2023-02-28', reached: true },
      { id: 'dormant', day: '2024-02-29', reached: true },
      { id: 'lost', day: '2025-03-01', reached: false },
    ]);
    const found = states.map(({ day }) => day);
    expect(found).toEqual([...found].sort());
  });

  it('begin with the first order where a contact was noted later or never', () => {
    const first = dayOf('2024-01-10');
    const [later] = datedStates(
      { contact: first + 9, first, last: first },
      DEFAULT_STAGE_RULES,
      asOf,
    );
    expect(later).toEqual({ id: 'first_contact', day: '2024-01-10', reached: true });
    const [never] = datedStates({ contact: null, first, last: first }, DEFAULT_STAGE_RULES, asOf);
    expect(never).toEqual({ id: 'first_contact', day: null, reached: false });
  });
});

describe('the card of a customer', { timeout: 60_000 }, () => {
  let held: TemporaryStore;
  let run: RunReader;

  /** A file of a kind beside the orders: two rows of one customer and one of another. */
  function addBeside(
    kind: ImportKind,
    numbers: Readonly<Record<string, ColumnArray>>,
    texts: Readonly<Record<string, readonly string[]>>,
  ): void {
    const writer = held.store.batches.begin(kind);
    const customer = Int32Array.of(0, 1, 0);
    const codes = Object.keys(texts).map((name) => [name, Int32Array.of(0, 1, 2)] as const);
    writer.addChunk({ customer, ...numbers, ...Object.fromEntries(codes) });
    writer.setDictionary('customer', packTexts(['C-00003', 'C-00004']));
    for (const [name, values] of Object.entries(texts))
      writer.setDictionary(name, packTexts(values));
    writer.finish(batchSummary(3, { kind }));
  }

  const cardOf = (id: string): CustomerCard => {
    const sort = { by: 'customer_id', direction: 'ascending' } as const;
    const page = run.customers().page({ filter: null, search: id, sort, offset: 0, limit: 1 });
    const card = run.customers().card(page.rows[0]?.index ?? -1);
    expect(customerCardSchema.parse(card)).toEqual(card);
    return card;
  };

  beforeAll(() => {
    held = temporaryStore();
    addBatch(held.store, manyLines({ customers: 120, seed: 5 }));
    const days = Float64Array.of(dayOf('2022-03-01'), dayOf('2022-02-01'), dayOf('2021-12-24'));
    addBeside('leads', { day: days }, {});
    addBeside('surveys', { day: days, score: Float64Array.of(9, 2, 4) }, {});
    addBeside(
      'customers',
      {},
      { region: ['north', 'east', 'south'], birth: ['1980-02-29', '', '29.02.1980'] },
    );
    runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
    run = latestRun(held.store);
  }, 60_000);
  afterAll(() => {
    held.dispose();
  });

  it('holds what the files beside the orders say, of birth the year alone', () => {
    const { beside, states } = cardOf('C-00003');
    expect(beside).toMatchObject({
      kinds: ['customers', 'leads', 'surveys'],
      attributes: [
        { field: 'region', value: 'south' },
        { field: 'birth', value: '1980' },
      ],
      firstContact: '2021-12-24',
      answers: 2,
      meanScore: 6.5,
      interactions: 0,
    });
    expect(states[0]).toEqual({ id: 'first_contact', day: '2021-12-24', reached: true });
    expect(cardOf('C-00005').beside).toMatchObject({ attributes: [], answers: 0, meanScore: null });
  });

  it('gives for each score a range that holds the value', () => {
    const sort = { by: 'customer_id', direction: 'ascending' } as const;
    const { rows } = run
      .customers()
      .page({ filter: null, search: '', sort, offset: 0, limit: 120 });
    for (const row of rows) {
      const { scores } = cardOf(row.id);
      if (row.score === null) {
        expect(scores).toBeNull();
        continue;
      }
      expect(scores?.map(({ score }) => score).join('-')).toBe(row.score);
      const values = [row.recencyDays ?? Number.NaN, row.orders, row.netRevenue];
      expect(scores?.map(({ of }) => of)).toEqual([5, 5, 5]);
      for (const [i, { least, most }] of (scores ?? []).entries()) {
        expect(values[i]).toBeGreaterThanOrEqual(least ?? -Infinity);
        expect(values[i]).toBeLessThanOrEqual(most ?? Infinity);
      }
    }
  });

  it('counts the orders of the latest windows', () => {
    const { row, trend } = cardOf('C-00003');
    const counted = trend?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(row.orders);
  });
});
