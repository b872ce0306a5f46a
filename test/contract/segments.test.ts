import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { makeOrders } from '#test/support/orders.ts';
import { ask, startHeadlessCore, type HeadlessCore } from '#test/support/headlessCore.ts';

const OFTEN: SegmentRule = { kind: 'number', field: 'orders', least: 2 };
const ONCE: SegmentRule = { kind: 'not', rule: OFTEN };

describe('segments through the core', () => {
  const made = makeOrders({ customers: 600, seed: 8 });
  let app: HeadlessCore;

  beforeAll(async () => {
    app = startHeadlessCore();
    await ask(app, 'workspace.create', { name: 'Test', passphrase: 'seven quiet herons at dusk' });
    const path = join(app.folder, 'orders.csv');
    writeFileSync(path, made.csv);
    const ticket = app.core.registerFile(path);
    const quiet = (): void => undefined;
    const { plan } = await app.core.runJob('imports.inspect', { ticket, overrides: {} }, quiet);
    await app.core.runJob('imports.commit', { ticket, plan }, quiet);
    await app.core.runJob('analysis.run', {}, quiet);
  }, 120_000);
  afterAll(() => app.close());

  it('are counted, saved, compared and removed, and the screens hear of it', async () => {
    const count = await ask(app, 'segments.count', { rule: OFTEN, filter: null });
    expect(count.all.customers).toBe(made.customers);
    const often = await ask(app, 'segments.save', { id: null, name: 'often', rule: OFTEN });
    const once = await ask(app, 'segments.save', { id: null, name: 'once', rule: ONCE });
    expect(app.events.at(-1)).toContain('segments');
    const overview = await ask(app, 'segments.overview', { filter: null });
    const sizes = new Map(overview.saved.map(({ id, size }) => [id, size.customers]));
    expect(sizes.get(often.id)).toBe(count.chosen.customers);
    expect(sizes.get(once.id)).toBe(made.customers - count.chosen.customers);

    const fields = await ask(app, 'segments.fields', { filter: OFTEN });
    expect(fields.all).toBe(count.chosen.customers);
    const profile = await ask(app, 'segments.profile', { rule: OFTEN, filter: null });
    expect(profile.segment).toEqual(count.chosen);
    const ids = [often.id, once.id];
    const overlap = await ask(app, 'segments.overlap', { ids, filter: null });
    expect(overlap.cells.every((cell) => cell.ids.length === 1)).toBe(true);
    const { run } = (await ask(app, 'analysis.current', {})) ?? {};
    const [from, to] = [run?.firstDay ?? '', run?.asOf ?? ''];
    const moved = await ask(app, 'segments.movement', { rule: OFTEN, from, to, filter: null });
    expect(moved.after).toBe(count.chosen.customers);

    await ask(app, 'segments.remove', { id: once.id });
    expect((await ask(app, 'segments.list', {})).segments).toEqual([often]);
  });

  it('refuse what cannot be, with the rule that says why', async () => {
    const { segments } = await ask(app, 'segments.list', {});
    const id = segments[0]?.id ?? 0;
    const member: SegmentRule = { kind: 'segment', id };
    const user = await ask(app, 'segments.save', { id: null, name: 'user', rule: member });
    const refused = (rule: string) => ({ body: { code: 'BAD_REQUEST', details: { rule } } });
    await expect(
      app.core.request('segments.save', { id: null, name: 'user', rule: OFTEN }),
    ).rejects.toMatchObject(refused('segment_name'));
    await expect(app.core.request('segments.remove', { id })).rejects.toMatchObject(
      refused('segment_used'),
    );
    await expect(
      app.core.request('segments.save', {
        id,
        name: 'often',
        rule: { kind: 'segment', id: user.id },
      }),
    ).rejects.toMatchObject(refused('segment'));
    await expect(
      app.core.request('segments.movement', {
        rule: OFTEN,
        from: '2024-01-02',
        to: '2024-01-01',
        filter: null,
      }),
    ).rejects.toMatchObject(refused('movement_days'));
  });

  it('are found by clustering, as a job', async () => {
    expect(await ask(app, 'segments.clusters', { filter: null })).toBeNull();
    const found = await app.core.runJob('segments.cluster', { k: 3 }, () => undefined);
    expect(contract['segments.cluster'].output.parse(found)).toEqual({
      ok: true,
      value: { fit: 1 },
    });
    const clusters = await ask(app, 'segments.clusters', { filter: null });
    const sizes = clusters?.clusters.map(({ size }) => size.customers) ?? [];
    expect(sizes).toHaveLength(3);
    const rule: SegmentRule = { kind: 'choice', field: 'cluster', values: ['1-1'] };
    const { chosen } = await ask(app, 'segments.count', { rule, filter: null });
    expect(chosen.customers).toBe(sizes[0]);
  });
});
