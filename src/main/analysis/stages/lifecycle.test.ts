import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { stagesContract, type StageTarget } from '#shared/contract/stages.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import {
  DATED_SCHEME_IDS,
  DEFAULT_STAGE_RULES,
  STAGE_SCHEME_IDS,
  STAGE_SCHEMES,
} from '#shared/domain/stageSchemes.ts';
import { stageHistory } from '#main/engine/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import {
  latestRun,
  readStageTargets,
  runAnalysis,
  saveStageTargets,
  tableRecords,
  type RunReader,
} from '../index.ts';
import { stagesView } from '../views/stagesView.ts';

let held: TemporaryStore;
let run: RunReader;

const OFTEN: SegmentRule = { kind: 'number', field: 'orders', least: 3 };
const NOT_OFTEN: SegmentRule = { kind: 'not', rule: OFTEN };

beforeAll(() => {
  held = temporaryStore();
  addBatch(held.store, manyLines({ customers: 700, seed: 21 }));
  runAnalysis(held.store, analysisSettingsSchema.parse({}), detachedControl());
  run = latestRun(held.store);
}, 60_000);
afterAll(() => {
  held.dispose();
});

/** The value of an answer that is not gated. */
function open<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!answer.ok) throw new Error('gated');
  return answer.value;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Customers that a rule on a scheme's stage chooses. */
function counted(rule: SegmentRule, filter: SegmentRule | null = null): number {
  return run.segments().count(rule, filter).chosen.customers;
}

describe('answers about stages', () => {
  it('have the shapes of the contract', () => {
    const { lifecycle } = run;
    for (const scheme of STAGE_SCHEME_IDS) {
      for (const filter of [null, OFTEN]) {
        const profile = lifecycle.now.profile(scheme, filter);
        expect(stagesContract['stages.profile'].output.parse(profile)).toEqual(profile);
        const flow = lifecycle.flow(scheme, filter);
        expect(stagesContract['stages.flow'].output.parse(flow)).toEqual(flow);
        const preview = lifecycle.now.preview(scheme, DEFAULT_STAGE_RULES, filter);
        expect(stagesContract['stages.preview'].output.parse(preview)).toEqual(preview);
      }
    }
    const winBack = lifecycle.winBack(OFTEN);
    expect(stagesContract['stages.winBack'].output.parse(winBack)).toEqual(winBack);
  });

  it.each(DATED_SCHEME_IDS)(
    '%s: a filter counts the same before and after it was prepared',
    (scheme) => {
      const fresh = latestRun(held.store);
      const walked = fresh.stages(scheme, OFTEN);
      expect(sum(open(walked).months.at(-1)?.customers ?? [])).toBeGreaterThan(0);
      const prepared = latestRun(held.store);
      prepared.stages(scheme);
      while (prepared.prepare());
      expect(prepared.stages(scheme, OFTEN)).toEqual(walked);
      expect(prepared.lifecycle.flow(scheme, OFTEN)).toEqual(fresh.lifecycle.flow(scheme, OFTEN));
    },
  );

  it('value: a filter counts the same when its tiers were prepared beside another scheme', () => {
    const walked = latestRun(held.store).stages('value', OFTEN);
    const prepared = latestRun(held.store);
    prepared.stages('time');
    let parts = 0;
    while (prepared.prepare()) parts += 1;
    const timeAlone = latestRun(held.store);
    timeAlone.stages('time');
    expect(parts).toBeGreaterThan(open(walked).months.length);
    expect(prepared.stages('value', OFTEN)).toEqual(walked);
    // What was made in part is made to the end by whoever asks.
    expect(timeAlone.prepare()).toBe(true);
    for (let part = 0; part < 5; part++) timeAlone.prepare();
    expect(timeAlone.stages('value', OFTEN)).toEqual(walked);
  });

  it.each(DATED_SCHEME_IDS)(
    '%s: a filter of most customers counts what a walk counts',
    (scheme) => {
      const most: SegmentRule = { kind: 'number', field: 'orders', most: 9 };
      expect(counted(most)).toBeGreaterThan(run.context().customers / 2);
      const fresh = latestRun(held.store);
      const marks = fresh.segments().marks().of(most);
      const walked = stageHistory(
        fresh.snapshot(),
        fresh.settings().stageRules,
        [scheme],
        undefined,
        marks,
      );
      const view = stagesView(walked, walked.schemes[scheme], scheme, fresh.settings().stageRules);
      expect(open(fresh.stages(scheme, most))).toMatchObject(view);
      // Asked for its movement, the same filter is walked itself.
      fresh.lifecycle.flow(scheme, most);
      expect(open(fresh.stages(scheme, most))).toMatchObject(view);
    },
  );

  it.each(STAGE_SCHEME_IDS)(
    '%s: months, profile, preview, pick and table tell the same counts',
    (scheme) => {
      const last = open(run.stages(scheme)).months.at(-1);
      const profile = open(run.lifecycle.now.profile(scheme, null));
      const preview = open(run.lifecycle.now.preview(scheme, DEFAULT_STAGE_RULES, null));
      const picked = STAGE_SCHEMES[scheme].map((stage) =>
        counted({ kind: 'choice', field: `stage.${scheme}`, values: [stage] }),
      );
      expect(profile.stages.map(({ customers }) => customers)).toEqual(last?.customers);
      expect(preview.stages.map(({ customers }) => customers)).toEqual(last?.customers);
      expect(picked).toEqual(last?.customers);
      const column = 7 + STAGE_SCHEME_IDS.indexOf(scheme);
      const rows = [...tableRecords(run, 'customers')]
        .slice(1)
        .map((line) => line.trim().split(','));
      expect(
        STAGE_SCHEMES[scheme].map((id) => rows.filter((row) => row[column] === id).length),
      ).toEqual(last?.customers);
      expect(sum(profile.stages.map(({ revenue }) => revenue))).toBe(run.table('facts').net);
    },
  );
});

describe('under a filter', () => {
  it.each(STAGE_SCHEME_IDS)('%s: the filtered and the others add up month by month', (scheme) => {
    const all = open(run.stages(scheme)).months;
    const some = open(run.stages(scheme, OFTEN)).months;
    const others = open(run.stages(scheme, NOT_OFTEN)).months;
    expect(some.map(({ month }) => month)).toEqual(all.map(({ month }) => month));
    for (const [at, month] of all.entries()) {
      for (const key of ['customers', 'revenue'] as const) {
        expect(some[at]?.[key].map((n, s) => n + (others[at]?.[key][s] ?? NaN))).toEqual(
          month[key],
        );
      }
    }
    expect(sum(some.at(-1)?.customers ?? [])).toBe(counted(OFTEN));
  });

  it.each(DATED_SCHEME_IDS)('%s: entering less leaving is the change of the count', (scheme) => {
    const months = open(run.stages(scheme, OFTEN)).months;
    const flow = open(run.lifecycle.flow(scheme, OFTEN)).months;
    for (const [at, { entered, left }] of flow.entries()) {
      const before = months[at - 1]?.customers;
      expect(entered.map((n, s) => n - (left[s] ?? NaN))).toEqual(
        months[at]?.customers.map((n, s) => n - (before?.[s] ?? 0)),
      );
    }
  });

  it.each(DATED_SCHEME_IDS)('%s: movement of one month is what the table says', (scheme) => {
    const [to, from] = open(run.stages(scheme))
      .months.toReversed()
      .map(({ month }) => month);
    const moved = open(run.migration(scheme, from ?? '', to ?? '', null));
    const lines = [...tableRecords(run, 'migration')]
      .map((line) => line.trim().split(','))
      .filter(([name, , end]) => name === scheme && end === to);
    const counts = [...moved.matrix, moved.arrived].map(
      (row, at) => [moved.stages[at] ?? 'arrived', row] as const,
    );
    for (const [stage, row] of counts) {
      if (sum(row) === 0) continue;
      const told = lines
        .filter((line) => line[3] === stage && moved.stages.includes(line[4] ?? ''))
        .map((line) => Number(line[5]));
      expect([stage, told]).toEqual([stage, row]);
    }
    expect(moved.stages).not.toContain('awareness');
    expect(moved.stages).not.toContain('prospect');
    const half = open(run.migration(scheme, from ?? '', to ?? '', OFTEN));
    expect(sum(half.matrix.flat()) + sum(half.arrived)).toBe(counted(OFTEN));
  });

  it('crosses two schemes: each cell is the customers of both conditions', () => {
    const cross = open(run.lifecycle.now.cross('composite', 'value', OFTEN));
    expect(cross.rows.stages).toEqual(['new', 'developing', 'mature', 'lost']);
    for (const [r, row] of cross.rows.stages.entries()) {
      for (const [c, column] of cross.columns.stages.entries()) {
        const both: SegmentRule = {
          kind: 'all',
          rules: [
            { kind: 'choice', field: 'stage.composite', values: [row] },
            { kind: 'choice', field: 'stage.value', values: [column] },
          ],
        };
        const { chosen } = run.segments().count(both, OFTEN);
        expect(cross.customers[r]?.[c]).toBe(chosen.customers);
        expect(cross.revenue[r]?.[c]).toBe(chosen.revenue);
      }
    }
  });
});

describe('what cannot be told', () => {
  it('has no past where the chance of an order is the scheme', () => {
    expect(run.migration('outlook', '2024-01', '2024-02', null)).toMatchObject({
      reason: 'only_now',
    });
    expect(run.lifecycle.flow('outlook', null)).toMatchObject({ reason: 'only_now' });
    expect(open(run.stages('outlook')).months).toHaveLength(1);
  });

  it('refuses months that are none, or in the wrong order', () => {
    for (const [from, to] of [
      ['2024-02', '2024-02'],
      ['2024-03', '2024-02'],
      ['2024-13', '2025-01'],
      ['2099-01', '2099-02'],
    ] as const) {
      expect(() => run.migration('time', from, to, null)).toThrow(AppError);
    }
  });
});

describe('targets', () => {
  const target: StageTarget = {
    scheme: 'time',
    stage: 'active',
    measure: 'share',
    direction: 'at_least',
    target: 0.4,
    limit: 0.3,
  };

  it('are kept, and make no figure stale', () => {
    expect(readStageTargets(held.store)).toEqual({ targets: [] });
    saveStageTargets(held.store, [target]);
    expect(readStageTargets(held.store)).toEqual({ targets: [target] });
    expect(run.context().stale).toBe(false);
  });

  it('refuse a stage that the scheme does not have, and two of one stage', () => {
    expect(() => saveStageTargets(held.store, [{ ...target, stage: 'mature' }])).toThrow(AppError);
    expect(() => saveStageTargets(held.store, [target, target])).toThrow(AppError);
  });
});
