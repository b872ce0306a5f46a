import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, tableRecords, type RunReader } from '../index.ts';

const OFTEN: SegmentRule = { kind: 'number', field: 'orders', least: 3 };

let held: TemporaryStore;
let run: RunReader;

beforeAll(() => {
  held = temporaryStore();
  // Every other line of the web spells it otherwise.
  const lines = manyLines({ customers: 400, seed: 8 }).map((line, at) =>
    line.channel === 'web' && at % 2 === 0 ? { ...line, channel: 'WEB' } : line,
  );
  addBatch(held.store, lines);
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

describe('what channels brought', () => {
  it('is the sum of the customers in the table, spellings of one channel together', () => {
    const [head = [], ...rows] = Array.from(tableRecords(run, 'customers'), (record) =>
      record.trimEnd().split(','),
    );
    const cell = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? '';
    for (const filter of [null, OFTEN]) {
      const found = run.acquisition.channelsBrought(filter);
      expect(contract['acquisition.brought'].output.parse(found)).toEqual(found);
      const own = rows.filter((row) => Number(cell(row, 'orders')) >= (filter === null ? 1 : 3));
      const expected = new Map<string, number[]>();
      for (const row of own) {
        const name = cell(row, 'channel').trim().toLowerCase();
        const [customers = 0, orders = 0, revenue = 0] = expected.get(name) ?? [];
        const net = Math.round(Number(cell(row, 'net_revenue')) * 100);
        expected.set(name, [customers + 1, orders + Number(cell(row, 'orders')), revenue + net]);
      }
      const told = found.channels.map(({ channel, customers, orders, revenue }) => [
        channel.trim().toLowerCase(),
        [customers, orders, revenue],
      ]);
      expect(told).toHaveLength(3);
      expect(new Map(told as [string, number[]][])).toEqual(expected);
      expect(found.total.customers).toBe(own.length);
      expect(found.channels.find(({ channel }) => /web/i.test(channel))?.spellings).toHaveLength(2);
    }
  });
});
