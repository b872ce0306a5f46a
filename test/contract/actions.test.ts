import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basisOfFinding, ruleOfBasis } from '#shared/domain/actions.ts';
import { addMonths, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { PLAN_FOR_ALL } from '#test/fixtures/actionPlan.ts';
import { makeOrders } from '#test/support/orders.ts';
import { ask, startHeadlessCore, type HeadlessCore } from '#test/support/headlessCore.ts';

const PASSPHRASE = 'seven quiet herons at dusk';
const quiet = (): void => undefined;
/** Customers are chosen on the first of these days; the second is in the data of the file. */
const [CHOSEN_ON, REVIEW] = ['2024-06-20', '2024-09-30'];

describe('actions through the core', () => {
  const made = makeOrders({ customers: 400, seed: 12 });
  let app: HeadlessCore;

  const analyseOn = async (asOf: string | null): Promise<void> => {
    await ask(app, 'settings.setAnalysis', { asOf });
    await app.core.runJob('analysis.run', {}, quiet);
  };

  beforeAll(async () => {
    app = startHeadlessCore();
    await ask(app, 'workspace.create', { name: 'Test', passphrase: PASSPHRASE });
    const path = join(app.folder, 'orders.csv');
    writeFileSync(path, made.csv);
    const ticket = app.core.registerFile(path);
    const { plan } = await app.core.runJob('imports.inspect', { ticket, overrides: {} }, quiet);
    await app.core.runJob('imports.commit', { ticket, plan }, quiet);
    await analyseOn(CHOSEN_ON);
  }, 120_000);
  afterAll(() => app.close());

  it('are planned, counted as the file says, decided and taken back, and the screens hear of it', async () => {
    const start = formatIsoDay((parseIsoDay(CHOSEN_ON) ?? 0) + 1);
    const { id } = await ask(app, 'actions.plan', {
      ...PLAN_FOR_ALL,
      start,
      review: REVIEW,
    });
    expect(app.events.at(-1)).toContain('actions');
    await analyseOn(null);

    // The same question asked of the lines of the file.
    const orders = made.csv
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(','));
    const chosen = new Set(orders.filter(([, day = '']) => day <= CHOSEN_ON).map(([who]) => who));
    const within = orders.filter(
      ([who, day = '']) => chosen.has(who) && day >= start && day <= REVIEW,
    );
    const { actions } = await ask(app, 'actions.list', {});
    expect(actions).toMatchObject([
      {
        id,
        customers: chosen.size,
        periods: [
          {
            state: 'overdue',
            outcome: {
              customers: chosen.size,
              complete: true,
              after: {
                customers: new Set(within.map(([who]) => who)).size,
                orders: within.length,
                revenue: within.reduce((sum, line) => sum + Math.round(Number(line[4]) * 100), 0),
              },
            },
          },
        ],
      },
    ]);

    const nextReview = formatIsoDay(addMonths(parseIsoDay(REVIEW) ?? 0, 12));
    await ask(app, 'actions.decide', { id, decision: 'keep', note: '', nextReview });
    const statesNow = async () =>
      (await ask(app, 'actions.list', {})).actions[0]?.periods.map(({ state }) => state);
    expect(await statesNow()).toEqual(['decided', 'running']);
    await ask(app, 'actions.reopen', { id });
    expect(await statesNow()).toEqual(['overdue']);
  });

  it('are for the very customers whom the finding counts as lost and who stayed away', async () => {
    const { findings, period } = await ask(app, 'analysis.overview', {});
    const lost = findings.find(({ code }) => code === 'lost_customers');
    const days = { from: parseIsoDay(period.from), to: parseIsoDay(period.to) };
    const rule = ruleOfBasis(basisOfFinding('lost_customers', lost?.params ?? {}, days));
    if (!rule) throw new Error('nobody was lost');
    const { chosen } = await ask(app, 'segments.count', { rule, filter: null });
    // Nobody of this file came back within the month in which the limit was passed.
    expect(chosen.customers).toBe(lost?.params['count']);
  });

  it('come back with a backup, and outlast the import that they rest on', async () => {
    app.savePath = join(app.folder, 'copy.perennial');
    await app.core.runJob('workspace.backup', {}, quiet);
    await app.core.runJob('imports.undo', { batchId: 1 }, quiet);
    const lasting = await ask(app, 'actions.list', {});
    expect(lasting).toMatchObject({
      judged: null,
      actions: [{ periods: [{ state: 'unjudged', outcome: null }] }],
    });
    expect(await app.core.runJob('workspace.verify', {}, quiet)).toMatchObject({ ok: true });

    const ticket = app.core.registerFile(app.savePath);
    const { id } = await app.core.runJob('workspace.restore', { ticket }, quiet);
    await ask(app, 'workspace.unlock', { id, passphrase: PASSPHRASE });
    const restored = await ask(app, 'actions.list', {});
    expect(restored.actions).toMatchObject([{ customers: lasting.actions[0]?.customers }]);
    expect(restored.actions[0]?.periods[0]?.outcome).toMatchObject({ gone: 0, complete: true });
    await ask(app, 'actions.remove', { id: restored.actions[0]?.id ?? 0 });
    expect((await ask(app, 'actions.list', {})).actions).toEqual([]);
  });
});
