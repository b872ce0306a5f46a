import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import { pdfText } from './support/pdfText.ts';
import { PASSPHRASE, wordsOf } from './support/user.ts';

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'perennial-cli-'));
const workspace = join(folder, 'shop');
const at = (name: string): string => join(folder, name);

interface Outcome {
  readonly code: number | null;
  readonly json: Record<string, unknown>;
  readonly stderr: string;
}

/** Runs a command as a script would: JSON on stdout, the passphrase from the environment. */
function perennial(args: readonly string[], passphrase = PASSPHRASE): Outcome {
  const run = spawnSync(process.execPath, [CLI, ...args, '--json', '--lang', 'en'], {
    env: { ...process.env, PERENNIAL_PASSPHRASE: passphrase },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const lines = run.stdout.trim().split('\n');
  // Exactly one object, whatever happens.
  expect(lines).toHaveLength(1);
  return {
    code: run.status,
    json: JSON.parse(lines[0] ?? '') as Record<string, unknown>,
    stderr: run.stderr,
  };
}

const inWorkspace = (...args: string[]): Outcome =>
  perennial([...args, '--workspace', workspace, '--quiet']);

async function textOf(file: string): Promise<string> {
  const data = new Uint8Array(readFileSync(at(file)));
  return pdfText(await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise);
}

describe('command line', () => {
  const made = makeOrders({ customers: 1500, seed: 21 });

  beforeAll(() => {
    writeFileSync(at('orders.csv'), `${made.csv}K1,2024-13-45,O-bad,web,9.00\n`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('creates a workspace and prints the recovery words', () => {
    const { code, json } = inWorkspace('create', '--name', 'Shop');
    expect(code).toBe(0);
    expect(json['recoveryWords']).toHaveLength(12);
    expect(inWorkspace('create').json).toMatchObject({ error: { code: 'WORKSPACE_EXISTS' } });
  });

  it('reads and inspects without a workspace', () => {
    const read = perennial(['read', at('orders.csv'), '--out', at('clean.csv')]);
    expect(read).toMatchObject({ code: 0, json: { rows: made.rows + 1, delimiter: ',' } });
    expect(readFileSync(at('clean.csv'), 'utf8').split('\n')).toHaveLength(made.rows + 3);
    const inspected = perennial(['inspect', at('orders.csv')]);
    expect(inspected).toMatchObject({ code: 0, json: { questions: [] } });
  });

  it('imports, saves the rejected rows, and says what happened', () => {
    const rejects = at('rejects.csv');
    const { code, json } = inWorkspace('import', at('orders.csv'), '--rejects', rejects);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      batch: 1,
      rows_read: made.rows + 1,
      accepted: made.rows,
      rejected: 1,
      customers: made.customers,
      amount: (made.cents / 100).toFixed(2),
    });
    expect(readFileSync(rejects, 'utf8')).toContain('O-bad');
  });

  it('analyses at a date, twice to the same fingerprint', () => {
    const first = inWorkspace('analyse', '--as-of', '2024-06-30');
    expect(first).toMatchObject({ code: 0, json: { as_of: '2024-06-30', gated: [] } });
    const second = inWorkspace('analyse', '--as-of', '2024-06-30');
    expect(second.json['fingerprint']).toBe(first.json['fingerprint']);
  });

  it('names the setting of a file that cannot be', () => {
    writeFileSync(at('settings.json'), '{"rfm":{"levels":9}}');
    const wrong = perennial([
      'analyse',
      '--settings',
      at('settings.json'),
      '--workspace',
      workspace,
    ]);
    expect(wrong).toMatchObject({
      code: 2,
      json: { error: { details: { rule: 'settings', setting: 'rfm.levels' } } },
    });
    expect(wrong.stderr).toContain('perennial analyse --help');
  });

  it('takes a part of the settings, the others as delivered', () => {
    writeFileSync(at('part.json'), '{"stageRules":{"activeMonths":9}}');
    const part = inWorkspace('analyse', '--settings', at('part.json'));
    expect(part.code).toBe(0);
    writeFileSync(at('none.json'), '{}');
    const none = inWorkspace('analyse', '--settings', at('none.json'));
    expect(none.json['fingerprint']).not.toBe(part.json['fingerprint']);
  });

  it.each([
    ['customers', 'customer_id,first_order,last_order,orders,net_revenue,refunds,channel,stage_'],
    [
      'rfm',
      'customer_id,recency_days,frequency,monetary,r,f,m,score,class12,class8,composite,grade,loyalty',
    ],
    ['rfm_backtest', 'group,r,f,class12,scored_on,period_end,customers,ordered,repurchase'],
    ['stages', 'scheme,period,stage,customers,net_revenue,share_customers,share_revenue'],
    ['migration', 'scheme,from_period,to_period,from_stage,to_stage,customers,share_of_from'],
    ['cohorts', 'cohort,period,size,active,retention,revenue,cumulative_revenue,complete'],
    ['clv', 'customer_id,frequency,recency,age,mean_value,p_alive,expected_orders'],
    ['clv_models', 'model,parameter,estimate,low,high,log_likelihood,n,unit,converged'],
    ['concentration', 'share_of_customers,share_of_revenue'],
    [
      'channels',
      'channel,customers,cost,cac,conversion,retention_90d,clv,clv_to_cac,payback_months',
    ],
  ])('writes the table %s with the columns of the contract', (name, header) => {
    const out = at(`${name}.csv`);
    const { code, json } = inWorkspace('table', name, '--out', out);
    expect(code).toBe(0);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines[0]?.startsWith(header)).toBe(true);
    expect(json['rows']).toBe(lines.length - 1);
    expect(lines.length).toBeGreaterThan(1);
  });

  it('prints the report in a named language', () => {
    const { code, json } = inWorkspace('report', '--out', at('report.pdf'));
    expect(code).toBe(0);
    expect(json['pages']).toBeGreaterThanOrEqual(6);
    expect(readFileSync(at('report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('sets a report against the last one of an earlier analysis date', async () => {
    const { json } = inWorkspace('analyse');
    const today = String(json['as_of']);
    const earlier = `${today.slice(0, 5)}01-31`;
    expect(earlier < today).toBe(true);
    expect(inWorkspace('analyse', '--as-of', earlier).code).toBe(0);
    const before = inWorkspace('report', '--out', at('before.pdf')).json;
    expect(inWorkspace('analyse', '--as-of', today).code).toBe(0);
    expect(inWorkspace('report', '--out', at('after.pdf')).code).toBe(0);
    const since = wordsOf('en')('lastReport.column', { id: String(before['export_id']) });
    expect(await textOf('before.pdf')).not.toContain('SinceR-');
    expect(await textOf('after.pdf')).toContain(since.replaceAll(' ', ''));
  });

  it('verifies, backs up, restores and undoes', () => {
    expect(inWorkspace('verify')).toMatchObject({ code: 0, json: { ok: true } });
    expect(inWorkspace('backup', '--out', at('shop.backup')).code).toBe(0);
    const copy = at('copy');
    expect(perennial(['restore', at('shop.backup'), '--workspace', copy]).code).toBe(0);
    expect(perennial(['verify', '--workspace', copy, '--quiet'])).toMatchObject({ code: 0 });
    expect(inWorkspace('undo', '1')).toMatchObject({ code: 0, json: { state: 'undone' } });
    const again = perennial(['table', 'rfm', '--out', at('x.csv'), '--workspace', copy]);
    expect(again.code).toBe(0);
  });

  it('fits a value model on a table', () => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `c${i},${i % 5},${i % 5 === 0 ? 0 : 4 + (i % 20)},${26 + (i % 13)}`,
    );
    writeFileSync(at('summary.csv'), `customer_id,x,t_x,T\n${rows.join('\n')}\n`);
    const out = at('fit.csv');
    const { code, json } = perennial(['fit', at('summary.csv'), '--model', 'bgnbd', '--out', out]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ model: 'bgnbd', n: 400, converged: true });
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(402);
  });

  it('ends with the exit code of the contract', () => {
    expect(perennial(['nonsense']).code).toBe(2);
    expect(inWorkspace('import').code).toBe(2);
    expect(inWorkspace('table', 'nonsense', '--out', at('y.csv')).code).toBe(2);
    writeFileSync(at('empty.csv'), '');
    expect(inWorkspace('import', at('empty.csv'))).toMatchObject({
      code: 3,
      json: { error: { code: 'FILE_EMPTY', place: { file: 'empty.csv' } } },
    });
    const wrong = perennial(['verify', '--workspace', workspace], 'not the passphrase');
    expect(wrong).toMatchObject({ code: 4, json: { error: { code: 'WRONG_PASSPHRASE' } } });
  });

  it('refuses a gamble and names the question; an answer settles it', () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `A${i},0${1 + (i % 9)}/0${1 + (i % 8)}/2024,5.00`,
    );
    writeFileSync(at('ambiguous.csv'), `customer_id,date,amount\n${rows.join('\n')}\n`);
    const refused = inWorkspace('import', at('ambiguous.csv'));
    expect(refused).toMatchObject({
      code: 3,
      json: { error: { code: 'DATE_AMBIGUOUS', place: { column: 'date' } } },
    });
    const settled = inWorkspace('import', at('ambiguous.csv'), '--set', 'date.order=dmy');
    expect(settled).toMatchObject({ code: 0, json: { accepted: 60 } });
  });

  it('leaves a table below the first out, reads it if told to, and finds it anew under a template', () => {
    const months = 'month,channel,cost\n2030-01,web,1.50\n2030-02,app,2.50\n';
    const two = (name: string, rows: number): string => {
      const orders = Array.from(
        { length: rows },
        (_, i) => `${name}-${i},t${i % 3},2030-01-05,2.00`,
      );
      const header = 'order_no,customer_id,order_date,amount';
      writeFileSync(at(name), `${header}\n${orders.join('\n')}\n\n${months}`);
      return at(name);
    };
    const first = two('tables.csv', 6);
    const { plan } = perennial(['inspect', first]).json;
    writeFileSync(at('tables.json'), JSON.stringify(plan));
    expect(inWorkspace('import', first).json).toMatchObject({
      rows_read: 9,
      accepted: 6,
      skipped: 3,
      rejected: 0,
      amount: '12.00',
      warnings: { OTHER_TABLE: 3 },
    });
    expect(inWorkspace('import', first, '--set', 'table=2').json).toMatchObject({
      kind: 'costs',
      accepted: 2,
      skipped: 7,
      rejected: 0,
    });
    const longer = two('longer.csv', 9);
    expect(inWorkspace('import', longer, '--template', at('tables.json')).json).toMatchObject({
      accepted: 9,
      skipped: 3,
      rejected: 0,
      amount: '18.00',
    });
    expect(inWorkspace('import', longer, '--set', 'table=4').json).toMatchObject({
      error: { code: 'TABLE_MISSING' },
    });
  });

  it('says that a template has settled what an option would settle', () => {
    const { plan } = perennial(['inspect', at('orders.csv')]).json;
    writeFileSync(at('whole.json'), JSON.stringify(plan));
    const replay = ['import', at('orders.csv'), '--template', at('whole.json')];
    const options = [
      ['--map', 'amount=quantity'],
      ['--kind', 'costs'],
      ['--set', 'date=dmy'],
    ];
    for (const [option = '', value = ''] of options) {
      const refused = inWorkspace(...replay, option, value);
      expect(refused).toMatchObject({ code: 2, json: { error: { code: 'BAD_REQUEST' } } });
      expect(JSON.stringify(refused.json)).toContain(option);
    }
    const stopped = inWorkspace(...replay, '--set', 'same_file=add', '--on-bad-row', 'stop');
    expect(stopped).toMatchObject({ code: 3, json: { error: { code: 'BAD_ROW' } } });
  });

  it('ends its work where nobody reads the output to its end', async () => {
    const run = spawn(process.execPath, [CLI, 'table', '--list'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    run.stdout.destroy();
    let said = '';
    run.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    const code = await new Promise((resolve) => run.on('close', resolve));
    expect([code, said]).toEqual([0, '']);
  });

  it('stops at an interrupt and keeps nothing of the import', async () => {
    const large = makeOrders({ customers: 250_000, seed: 4 });
    writeFileSync(at('large.csv'), large.csv);
    const args = [CLI, 'import', at('large.csv'), '--workspace', workspace, '--json'];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, PERENNIAL_PASSPHRASE: PASSPHRASE },
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (text: Buffer) => {
        if (text.toString().includes('Importing')) resolve();
      });
      child.once('exit', () => {
        resolve();
      });
    });
    child.kill('SIGINT');
    expect(await ended).toBe(5);
    expect(inWorkspace('verify')).toMatchObject({ code: 0 });
    const next = inWorkspace('import', at('orders.csv'));
    expect(next).toMatchObject({ code: 0, json: { accepted: made.rows } });
    expect(existsSync(join(workspace, 'lock.json'))).toBe(false);
  });
});
