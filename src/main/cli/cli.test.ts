import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#shared/contract/errors.ts';
import { createTranslator } from '#shared/i18n/index.ts';
import { parseCommandLine, parsePairs } from './arguments.ts';
import { exitCodeOf } from './exitCodes.ts';
import { readSummaryTables } from './fitTable.ts';
import { verifyLines } from './commands/workspace.ts';
import { describeError } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-cli-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('command line', () => {
  it('takes options, repeated options and positionals apart', () => {
    const line = parseCommandLine(
      [
        'a.csv',
        'b.csv',
        '--map',
        '客户=customer_id',
        '--map',
        'x=none',
        '--json',
        '--lang',
        'zh-TW',
      ],
      ['map'],
      'en',
    );
    expect(line.positionals).toEqual(['a.csv', 'b.csv']);
    expect(line.options).toMatchObject({ map: ['客户=customer_id', 'x=none'], json: true });
    expect(line.language).toBe('zh-TW');
  });

  it.each([[['--nonsense']], [['--lang', 'tlh']], [['--out', 'x.csv']], [['--workspace']]])(
    'refuses %j with exit code 2',
    (args) => {
      expect(() => parseCommandLine(args, ['map'], 'en')).toThrow('BAD_REQUEST');
      expect(exitCodeOf('BAD_REQUEST')).toBe(2);
    },
  );

  it('splits pairs at the last equals sign, so that a header may hold one', () => {
    expect(parsePairs(['a=b=amount', '渠道=channel'])).toEqual([
      ['a=b', 'amount'],
      ['渠道', 'channel'],
    ]);
    expect(() => parsePairs(['nothing'])).toThrow('BAD_REQUEST');
  });

  it('has an exit code and a sentence in three languages for every error', () => {
    for (const code of ERROR_CODES) {
      expect([1, 2, 3, 4, 5]).toContain(exitCodeOf(code));
      for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
        const text = describeError(
          { code, place: { file: 'orders.csv', row: 7, column: 'date', rule: 'date' } },
          createTranslator(language),
        );
        expect(text).not.toMatch(/errors\.|cli\./);
        expect(text).toContain('orders.csv');
        expect(text).toContain('7');
        expect(text).toContain(code);
      }
    }
  });
});

describe('verify', () => {
  it('writes one line per check in words; a missing backup is a note, not a fault', () => {
    const checks = [
      { name: 'integrity', ok: true, details: {} },
      { name: 'columns', ok: false, code: 'WORKSPACE_DAMAGED', details: { faults: 1 } },
      { name: 'backup_age', ok: false, details: { backups: 0 } },
    ] as const;
    const report = { ok: false, checks: [...checks] };
    expect(verifyLines(report, createTranslator('en'))).toEqual([
      'Pages of the database: in order',
      'Columns of every batch: fault WORKSPACE_DAMAGED',
      'Age of the last backup: note · There is no backup yet. A lost disk means lost data.',
    ]);
    for (const language of ['zh-CN', 'zh-TW'] as const) {
      const text = verifyLines(report, createTranslator(language)).join();
      expect(text).not.toMatch(/checks\.|settings\./);
    }
  });
});

describe('summary table', () => {
  const write = (text: string): string => {
    const path = join(folder, 'summary.csv');
    writeFileSync(path, text);
    return path;
  };

  it('reads several tables in the order of the file', () => {
    const path = write(
      '\uFEFFcustomer_id,x,t_x,T,monetary,table\na,1,2,3,4,one\nb,0,0,5,0,two\nc,2,1,3,9,one\n',
    );
    const tables = readSummaryTables(path);
    expect(tables.map(({ table, ids }) => [table, ids])).toEqual([
      ['one', ['a', 'c']],
      ['two', ['b']],
    ]);
    expect([...(tables[0]?.monetary ?? [])]).toEqual([4, 9]);
  });

  it('sums the logarithms of interpurchase times, which may lie below 0', () => {
    const [table] = readSummaryTables(write('customer_id,x,t_x,T,litt\na,1,2,3,-0.5\nb,2,5,9,2\n'));
    expect(table?.litt).toBe(1.5);
  });

  it.each([
    ['customer_id,x,t_x\na,1,2\n', { code: 'COLUMN_MISSING', place: { column: 'T' } }],
    ['customer_id,x,t_x,T\na,1,2,3\nb,,0,5\n', { code: 'BAD_ROW', place: { row: 3, column: 'x' } }],
    ['customer_id,x,t_x,T\na,1,9,3\n', { code: 'BAD_ROW', place: { row: 2, column: 't_x' } }],
    ['customer_id,x,t_x,T\na,-1,0,3\n', { code: 'BAD_ROW', place: { row: 2, column: 'x' } }],
  ])('refuses %j naming the place', (text, body) => {
    const path = write(text);
    expect(() => readSummaryTables(path)).toThrow(
      expect.objectContaining({ body: expect.objectContaining({ code: body.code }) as unknown }),
    );
    try {
      readSummaryTables(path);
    } catch (thrown) {
      expect(thrown).toMatchObject({ body });
    }
  });
});
