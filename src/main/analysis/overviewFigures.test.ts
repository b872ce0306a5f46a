import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Kpi, Overview } from '#shared/contract/overview.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, type RunReader } from './index.ts';

const WEB: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
const NOT_WEB: SegmentRule = { kind: 'not', rule: WEB };
const ALL: SegmentRule = { kind: 'number', field: 'orders', least: 0 };

/** Whole months stand in the series of months; others are looked at by themselves. */
const DAYS = ['2024-05-31', '2024-05-17'] as const;

describe.each(DAYS)('Home on %s', (asOf) => {
  const lines = manyLines({ customers: 900, seed: 41 });
  let held: TemporaryStore;
  let run: RunReader;

  beforeAll(() => {
    held = temporaryStore();
    addBatch(held.store, lines);
    runAnalysis(held.store, analysisSettingsSchema.parse({ asOf }), detachedControl());
    run = latestRun(held.store);
  }, 60_000);
  afterAll(() => {
    held.dispose();
  });

  const tile = ({ kpis }: Overview, id: Kpi['id']): Kpi => {
    const found = kpis.find((kpi) => kpi.id === id);
    if (!found) throw new Error(`no tile ${id}`);
    return found;
  };

  it('is that of the run under a filter that leaves nobody out', () => {
    const { kpis, health, months, period } = run.overview(ALL);
    const all = run.overview();
    expect(contract['analysis.overview'].output.parse(run.overview(WEB))).toEqual(
      run.overview(WEB),
    );
    const rounded = (found: readonly Kpi[]) =>
      found.map((kpi) => ({
        ...kpi,
        value: kpi.id === 'clv' ? Math.round(kpi.value ?? 0) : kpi.value,
      }));
    expect(rounded(kpis)).toEqual(rounded(all.kpis));
    expect([health, months, period]).toEqual([all.health, all.months, all.period]);
  });

  it('has no churn of a time in which nobody of the filter could be lost', () => {
    const late: SegmentRule = { kind: 'day', field: 'first_order', from: '2023-05-20' };
    const { value, gate, lastYear, series } = tile(run.overview(late), 'churn');
    expect([value, lastYear, gate?.reason]).toEqual(
      asOf === '2024-05-31'
        ? [expect.any(Number), null, undefined]
        : [null, null, 'nobody_can_be_lost'],
    );
    expect(series.slice(0, 11)).toEqual(new Array(11).fill(null));
  });

  it('adds up: the tiles of some and of all others are those of everybody', () => {
    const [all, web, others] = [run.overview(), run.overview(WEB), run.overview(NOT_WEB)];
    const ids = [
      'customers',
      'active_customers',
      'new_customers',
      'orders',
      'net_revenue',
      'won_back',
    ];
    for (const id of ids as Kpi['id'][]) {
      const parts = [web, others].map((of) => tile(of, id));
      for (const at of ['value', 'previous', 'lastYear', 'n'] as const) {
        const sum = parts.reduce((total, part) => total + (part[at] ?? NaN), 0);
        expect([id, at, sum]).toEqual([id, at, tile(all, id)[at]]);
      }
      expect(parts[0]?.series.map((value, m) => (value ?? 0) + (parts[1]?.series[m] ?? 0))).toEqual(
        tile(all, id).series,
      );
    }
  });

  it('counts what a plain reading of the lines of the customers counts', () => {
    const { period } = run.overview(WEB);
    const upTo = lines.filter(({ day }) => formatIsoDay(day as number) <= asOf);
    const byCustomer = Map.groupBy(
      upTo.filter(({ customer }) => customer !== null),
      ({ customer }) => customer ?? '',
    );
    let [orders, revenue, active] = [0, 0, 0];
    for (const own of byCustomer.values()) {
      const placed = [...Map.groupBy(own, ({ order }) => order).values()].map((rows) => ({
        day: formatIsoDay(Math.min(...rows.map(({ day }) => day as number))),
        channel: rows[0]?.channel,
        net: rows.reduce((sum, { amount = 0 }) => sum + amount, 0),
      }));
      const counting = placed.filter(({ net }) => net > 0).sort((a, b) => (a.day < b.day ? -1 : 1));
      if (counting[0]?.channel !== 'web') continue;
      const within = ({ day }: (typeof placed)[number]) => day >= period.from && day <= period.to;
      orders += counting.filter(within).length;
      active += counting.some(within) ? 1 : 0;
      // A refund of an order that is not there lies on its own day.
      revenue += placed
        .filter(({ net }) => net !== 0)
        .filter(within)
        .reduce((sum, { net }) => sum + net, 0);
    }
    const web = run.overview(WEB);
    expect(tile(web, 'orders').value).toBe(orders);
    expect(tile(web, 'active_customers').value).toBe(active);
    expect(tile(web, 'net_revenue').value).toBe(revenue);
  });

  it('keeps findings and changes, and says where nobody is left', () => {
    const nobody = run.overview({ kind: 'number', field: 'orders', least: 100_000 });
    expect(nobody.findings).toEqual(run.overview().findings);
    expect(nobody.changes).toEqual(run.overview().changes);
    expect(tile(nobody, 'customers').value).toBe(0);
    expect(tile(nobody, 'average_order_value').gate).toMatchObject({ reason: 'nobody_in_period' });
    expect(tile(nobody, 'clv').gate).toMatchObject({ reason: 'nobody_chosen' });
  });
});
