import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { reportModelSchema, reportOutlineSchema } from '#shared/contract/reports.ts';
import { isDated, STAGE_SCHEME_IDS } from '#shared/domain/stageSchemes.ts';
import { makeOrders } from '#test/support/orders.ts';
import { ask, startHeadlessCore, type HeadlessCore } from '#test/support/headlessCore.ts';

const PASSPHRASE = 'seven quiet herons at dusk';

describe('core over real workers', () => {
  const made = makeOrders({ customers: 900, seed: 5 });
  let app: HeadlessCore;

  beforeAll(() => {
    app = startHeadlessCore();
  });
  afterAll(() => app.close());

  const importFile = async (name: string, text: string | Uint8Array) => {
    const path = join(app.folder, name);
    writeFileSync(path, text);
    const ticket = app.core.registerFile(path);
    const inspection = await app.core.runJob(
      'imports.inspect',
      { ticket, overrides: {} },
      () => undefined,
    );
    return { ticket, inspection };
  };

  it('refuses everything on data while nothing is open', async () => {
    await expect(app.core.request('analysis.overview', {})).rejects.toThrow('LOCKED');
    await expect(app.core.request('imports.batches', {})).rejects.toThrow('LOCKED');
  });

  it('makes a workspace and shows the recovery words once', async () => {
    const made = await ask(app, 'workspace.create', { name: 'Test', passphrase: PASSPHRASE });
    expect(made).toMatchObject({ workspace: { name: 'Test', kind: 'user' } });
    expect(await ask(app, 'workspace.list', {})).toHaveLength(1);
    expect(await ask(app, 'analysis.current', {})).toBeNull();
  });

  it('imports a file: the check and the batch agree with the file', async () => {
    const { ticket, inspection } = await importFile('orders.csv', made.csv);
    expect(contract['imports.inspect'].output.parse(inspection).questions).toEqual([]);
    const plan = inspection.plan;
    const check = await app.core.runJob('imports.check', { ticket, plan }, () => undefined);
    expect(check).toMatchObject({
      rowsRead: made.rows,
      rowsAccepted: made.rows,
      rowsRejected: 0,
      customers: made.customers,
      amountMinor: String(made.cents),
    });
    const batch = await app.core.runJob('imports.commit', { ticket, plan }, () => undefined);
    expect(contract['imports.commit'].output.parse(batch)).toMatchObject({
      rowsAccepted: made.rows,
      amount: (made.cents / 100).toFixed(2),
    });
  });

  it('runs the analyses and answers every query of the contract', async () => {
    const run = await app.core.runJob('analysis.run', {}, () => undefined);
    expect(contract['analysis.run'].output.parse(run).done).toEqual(
      expect.arrayContaining(['rfm', 'stages.time', 'cohorts', 'realised', 'concentration', 'clv']),
    );
    const overview = await ask(app, 'analysis.overview', {});
    expect(overview).toMatchObject({ run: { stale: false, customers: made.customers } });
    expect(await ask(app, 'analysis.rfm', { filter: null })).toMatchObject({ ok: true });
    expect(await ask(app, 'analysis.cohorts', {})).toMatchObject({ ok: true });
    expect(await ask(app, 'analysis.value', {})).toMatchObject({
      realised: { ok: true, value: { net: made.cents } },
      clv: { ok: true },
    });
    for (const scheme of STAGE_SCHEME_IDS) {
      const input = { scheme, filter: null };
      expect(await ask(app, 'analysis.stages', input)).toMatchObject({ ok: true });
      expect(await ask(app, 'stages.profile', input)).toMatchObject({ ok: true });
      const dated = { ok: isDated(scheme) };
      expect(await ask(app, 'stages.flow', input)).toMatchObject(dated);
      const months = { from: '2024-01', to: '2024-04' };
      expect(await ask(app, 'analysis.migration', { ...input, ...months })).toMatchObject(dated);
    }
    const target = {
      scheme: 'time' as const,
      stage: 'active',
      measure: 'share' as const,
      direction: 'at_least' as const,
      target: 0.4,
      limit: null,
    };
    await ask(app, 'stages.setTargets', { targets: [target] });
    expect(await ask(app, 'stages.targets', {})).toEqual({ targets: [target] });
    expect(await ask(app, 'reports.model', { scheme: 'time' })).toMatchObject({
      workspaceName: 'Test',
    });
    const figure = { kind: 'stages' as const, show: 'months' as const, scheme: 'time' as const };
    const added = await ask(app, 'reports.addFigure', { figure: { ...figure, filter: null } });
    const { id } = contract['reports.addFigure'].output.parse(added);
    const outline = await ask(app, 'reports.outline', {});
    const { entries } = reportOutlineSchema.parse(outline);
    const words = { message: 'What should be learnt', note: '' };
    await ask(app, 'reports.setOutline', {
      entries: entries.map((entry) => (entry.kind === 'figure' ? { ...entry, ...words } : entry)),
    });
    const model = reportModelSchema.parse(await ask(app, 'reports.model', { scheme: 'time' }));
    expect(model.outline.entries.find(({ kind }) => kind === 'figure')).toMatchObject({
      id,
      ...words,
    });
    expect(model.added).toMatchObject([{ id, answer: { kind: 'stages' } }]);
    await ask(app, 'reports.removeFigure', { id });
    expect(await ask(app, 'reports.model', { scheme: 'time' })).toMatchObject({ added: [] });
    expect(await ask(app, 'imports.coverage', {})).toHaveLength(1);
    expect(await ask(app, 'imports.quality', {})).toMatchObject({
      batches: [{ batchId: 1, reconciles: true }],
      total: { reconciles: true },
    });
    expect(await ask(app, 'reports.list', {})).toEqual([]);
  });

  it('pages and sorts customers and opens a card', async () => {
    const page = await app.core.request('customers.page', {
      filter: null,
      sort: { by: 'net_revenue', direction: 'descending' },
      offset: 0,
      limit: 50,
    });
    const { rows, total } = contract['customers.page'].output.parse(page);
    expect(total).toBe(made.customers);
    const revenues = rows.map((row) => row.netRevenue);
    expect(revenues).toEqual([...revenues].sort((a, b) => b - a));
    const card = await app.core.request('customers.card', { index: rows[0]?.index ?? 0 });
    expect(contract['customers.card'].output.parse(card).row.id).toBe(rows[0]?.id);
  });

  it('marks figures stale when settings change, and fresh after a run', async () => {
    const settings = await app.core.request('settings.analysis', {});
    const parsed = contract['settings.analysis'].output.parse(settings);
    await ask(app, 'settings.setAnalysis', { ...parsed, asOf: '2024-06-30' });
    expect(await ask(app, 'analysis.current', {})).toMatchObject({ run: { stale: true } });
    await app.core.runJob('analysis.run', {}, () => undefined);
    expect(await ask(app, 'analysis.current', {})).toMatchObject({
      run: { stale: false, asOf: '2024-06-30' },
    });
  });

  it('gives the same fingerprint for the same data and settings', async () => {
    const first = await app.core.runJob('analysis.run', {}, () => undefined);
    const second = await app.core.runJob('analysis.run', {}, () => undefined);
    expect(second.run.fingerprint).toBe(first.run.fingerprint);
  });

  it('stays as it was when a file cannot be used', async () => {
    const before = await ask(app, 'imports.batches', {});
    for (const [name, text, code] of [
      ['empty.csv', '', 'FILE_EMPTY'],
      ['binary.csv', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0, 0, 255, 254]), 'FILE_BINARY'],
    ] as const) {
      const failure = importFile(name, text);
      await expect(failure).rejects.toMatchObject({ body: { code } });
    }
    // The wizard shows such a file, so that a person can name the column; nothing goes further.
    const { ticket, inspection } = await importFile(
      'undated.csv',
      'customer_id,amount\nA,1\nB,2\n',
    );
    for (const method of ['imports.check', 'imports.commit'] as const) {
      const step = app.core.runJob(method, { ticket, plan: inspection.plan }, () => undefined);
      await expect(step).rejects.toMatchObject({ body: { code: 'NO_DATE_COLUMN' } });
    }
    const folder = app.core.registerFile(app.folder);
    await expect(
      app.core.runJob('imports.inspect', { ticket: folder, overrides: {} }, () => undefined),
    ).rejects.toMatchObject({ body: { code: 'FILE_IS_FOLDER' } });
    expect(await ask(app, 'imports.batches', {})).toEqual(before);
  });

  it('saves rejected rows with their reasons, cells that look like formulas made harmless', async () => {
    const { ticket, inspection } = await importFile(
      'half.csv',
      'customer_id,date,amount\nA,2024-01-05,10.00\n=B,2024-02-30,12.00\nC,2024-01-07,20.00\n' +
        'D,2024-03-01,11.00\nE,2024-03-02,12.00\nF,2024-03-05,12.00\n',
    );
    const input = { ticket, plan: inspection.plan };
    const batch = await app.core.runJob('imports.commit', input, () => undefined);
    expect(batch).toMatchObject({ rowsAccepted: 5, rowsRejected: 1 });
    app.savePath = join(app.folder, 'rejects.csv');
    await app.core.runJob('imports.saveRejects', { batchId: batch.id }, () => undefined);
    const text = readFileSync(app.savePath, 'utf8');
    expect(text).toContain('half.csv');
    expect(text).not.toMatch(/(^|,)"?=B/m);
    app.savePath = join(app.folder, 'rejects.xlsx');
    const asBook = { batchId: batch.id, format: 'xlsx', language: 'zh-TW' } as const;
    const saved = await app.core.runJob('imports.saveRejects', asBook, () => undefined);
    expect(saved).toEqual({ savedAs: app.savePath, rows: 1 });
    const parts = unzipSync(readFileSync(app.savePath));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('日期不存在');
    expect(sheet).toContain(">'=B<");
    // The date at fault alone has the colour.
    expect(sheet.match(/ s="2"/g)).toHaveLength(1);
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('被拒絕的列');
    const undone = await app.core.runJob('imports.undo', { batchId: batch.id }, () => undefined);
    expect(undone.state).toBe('undone');
  });

  it('saves the table of a figure so that a spreadsheet reads it, and notes it', async () => {
    app.savePath = join(app.folder, 'figure.csv');
    const table = { title: '各阶段客户', columns: ['阶段', '客户, n'], rows: [['=活跃', null]] };
    const saved = await app.core.runJob('figures.save', table, () => undefined);
    expect(saved).toEqual({ savedAs: app.savePath });
    expect(readFileSync(app.savePath, 'utf8')).toBe('\uFEFF阶段,"客户, n"\n\'=活跃,\n');
  });

  it('verifies, backs up, restores and opens the copy', async () => {
    const report = await app.core.runJob('workspace.verify', {}, () => undefined);
    expect(report.checks.filter((check) => !check.ok && check.name !== 'backup_age')).toEqual([]);
    app.savePath = join(app.folder, 'copy.perennial');
    await app.core.runJob('workspace.backup', {}, () => undefined);
    expect(existsSync(app.savePath)).toBe(true);
    const ticket = app.core.registerFile(app.savePath);
    const restored = await app.core.runJob('workspace.restore', { ticket }, () => undefined);
    await expect(
      app.core.request('workspace.unlock', { id: restored.id, passphrase: 'not the passphrase' }),
    ).rejects.toThrow('WRONG_PASSPHRASE');
    await ask(app, 'workspace.unlock', { id: restored.id, passphrase: PASSPHRASE });
    expect(await ask(app, 'imports.batches', {})).toHaveLength(2);
  });

  it('locks: nothing is answered afterwards, and the screens hear of it', async () => {
    await ask(app, 'workspace.lock', {});
    await expect(app.core.request('analysis.overview', {})).rejects.toThrow('LOCKED');
    expect(app.events.some((event) => event.includes('"type":"locked"'))).toBe(true);
  });
});
