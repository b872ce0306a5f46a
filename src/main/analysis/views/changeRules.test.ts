import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { changeRules } from '#shared/domain/changeRules.ts';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { manyLines } from '#test/fixtures/orderLines.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { latestRun, runAnalysis, type RunReader } from '../index.ts';
import { changesView } from './changesView.ts';

const RULES = { ...DEFAULT_STAGE_RULES, newMonths: 1, activeMonths: 3, dormantMonths: 7 };

describe('the customers behind what changed', () => {
  let held: TemporaryStore;
  let run: RunReader;
  beforeAll(() => {
    held = temporaryStore();
    addBatch(held.store, manyLines({ customers: 900, seed: 17 }));
    runAnalysis(held.store, analysisSettingsSchema.parse({ stageRules: RULES }), detachedControl());
    run = latestRun(held.store);
  }, 60_000);
  afterAll(() => {
    held.dispose();
  });

  it.each(['2024-06-20', '2024-05-31', '2024-04-15', '2024-03-29'])(
    'since %s are as many as it tells',
    (day) => {
      const since = parseIsoDay(day) ?? 0;
      const { asOf } = run.snapshot();
      const { movedUp, movedDown } = changesView(run.snapshot(), since, RULES);
      const rules = changeRules(since, asOf, RULES);
      if (!rules) throw new Error(formatIsoDay(asOf));
      const count = (rule: (typeof rules)['wokeUp']): number =>
        run.segments().count(rule, null).chosen.customers;
      expect([count(rules.wokeUp), count(rules.fellSilent)]).toEqual([movedUp, movedDown]);
      expect(movedDown).toBeGreaterThan(0);
    },
  );

  it('are not told where whoever woke up may be silent again', () => {
    const { asOf } = run.snapshot();
    expect(changeRules(asOf - 200, asOf, RULES)).toBeUndefined();
  });
});
