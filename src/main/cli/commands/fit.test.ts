import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/index.ts';
import { parseCommandLine } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { fit } from './fit.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-fit-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => join(folder, name);

/** Runs the command; the JSON it gives and the lines of the table it writes. */
async function run(
  table: string,
  ...options: string[]
): Promise<{ json: unknown; said: readonly string[]; rows: string[] }> {
  writeFileSync(at('summary.csv'), table);
  const line = parseCommandLine(
    [at('summary.csv'), ...options, '--out', at('out.csv')],
    fit.accepts,
    'en',
  );
  const translator = createTranslator('en');
  const { json, lines: said } = await fit.run({ line, translator } as CommandContext);
  return { json, said, rows: readFileSync(at('out.csv'), 'utf8').trim().split('\n') };
}

/** Buyers at a steady pace up to the last day: nobody can be seen to have left. */
const STEADY = `customer_id,x,t_x,T\n${Array.from({ length: 300 }, (_, i) => `c${String(i)},${String(3 + (i % 5))},50,50`).join('\n')}\n`;
/** Customers of whom some fell silent, with the logarithms of their steady gaps. */
const REGULAR = `customer_id,x,t_x,T,litt\n${Array.from({ length: 400 }, (_, i) => {
  const x = i % 5;
  const gap = 3 + (i % 7);
  return `c${String(i)},${String(x)},${String(x * gap)},${String(x * gap + 3 + (i % 30))},${String(x * Math.log(gap))}`;
}).join('\n')}\n`;

describe('fit', () => {
  it.each(['pnbd', 'bgnbd'])(
    '%s gives way to the NBD where nobody leaves, naming both',
    async (model) => {
      const { json, rows } = await run(STEADY, '--model', model);
      expect(json).toMatchObject({
        model,
        fitted_model: 'nbd',
        estimates: { r: expect.any(Number) as number, alpha: expect.any(Number) as number },
        notes: expect.arrayContaining(['fell_back_to_nbd', 'no_dropout']) as string[],
        asked_for: { model, notes: expect.arrayContaining(['no_dropout']) as string[] },
      });
      expect(rows[1]).toMatch(/^c0,1,/);
    },
  );

  it('refuses a value for ever that nothing discounts, and says what it lacks', async () => {
    const endless = run(REGULAR, '--model', 'bgnbd', '--horizon', 'inf', '--rate', '0');
    await expect(endless).rejects.toMatchObject({
      body: { code: 'BAD_REQUEST', details: { rule: 'for_ever_needs_rate' } },
    });
    await expect(run(REGULAR, '--model', 'bgnbd', '--horizon', '1e400')).rejects.toMatchObject({
      body: { details: { rule: 'horizon', word: '1e400' } },
    });
  });

  it('tells the number of orders with an interval, in columns that come last', async () => {
    const { rows } = await run(REGULAR, '--model', 'bgnbd', '--horizon', '10', '--horizon', 'inf');
    expect(rows[0]?.split(',').slice(-6)).toEqual([
      'discounted_orders_10',
      'discounted_orders_inf',
      'expected_orders_low_10',
      'expected_orders_high_10',
      'expected_orders_low_inf',
      'expected_orders_high_inf',
    ]);
    const cells = rows.slice(1).map((row) => row.split(','));
    for (const row of cells) {
      const [low, high, lowForEver, highForEver] = row.slice(-4);
      expect(Number(low)).toBeLessThanOrEqual(Number(high));
      expect([lowForEver, highForEver]).toEqual(['', '']);
    }
  });

  it.each([
    ['bgnbd', { r: 0.5, alpha: 6, a: 2.9, b: 2.5 }],
    ['mbgnbd', { r: 0.5, alpha: 6, a: 2.9, b: 2.5 }],
    ['pnbd', { r: 0.55, alpha: 10.6, s: 1.6, beta: 11.7 }],
    ['mbgcnbdk', { r: 0.5, alpha: 6, a: 2.9, b: 2.5, k: 2 }],
    ['bgbb', { alpha: 1.2, beta: 0.75, gamma: 1.7, delta: 2.8 }],
  ] as const)('%s tells every mean for ever where it has an end', async (model, params) => {
    writeFileSync(at('params.json'), JSON.stringify(params));
    const table = 'customer_id,x,t_x,T\na,0,0,30\nb,3,20,38\n';
    const { rows } = await run(
      table,
      ...['--model', model, '--params', at('params.json'), '--horizon', 'inf', '--rate', '0.1'],
    );
    const names = rows[0]?.split(',') ?? [];
    for (const row of rows.slice(1)) {
      const cells = row.split(',');
      const figure = (name: string): number => Number.parseFloat(cells[names.indexOf(name)] ?? '');
      expect(figure('p_order')).toBeGreaterThan(0);
      expect(figure('p_order')).toBeLessThanOrEqual(1);
      expect(figure('expected_orders')).toBeGreaterThan(figure('discounted_orders'));
      expect(figure('discounted_orders')).toBeGreaterThan(0);
    }
  });

  it('leaves the number of orders for ever empty where its mean has no end', async () => {
    writeFileSync(at('params.json'), JSON.stringify({ r: 0.5, alpha: 9 }));
    const { rows } = await run(
      'customer_id,x,t_x,T\na,0,0,30\n',
      ...['--model', 'nbd', '--params', at('params.json'), '--horizon', 'inf'],
    );
    // Sure to order some day: at a rate that is above 0, with nobody leaving.
    expect(rows[1]?.split(',').slice(0, 4)).toEqual(['a', '1', '1', '']);
  });

  it('chooses the stages of regular buyers, or takes them as given', async () => {
    const { json } = await run(REGULAR, '--model', 'mbgcnbdk');
    expect(json).toMatchObject({ fitted_model: 'mbgcnbdk', estimates: { k: 12 } });
    writeFileSync(at('k.json'), '{"k":2}');
    const held = await run(REGULAR, '--model', 'mbgcnbdk', '--params', at('k.json'));
    expect(held.json).toMatchObject({
      fitted: true,
      estimates: { k: 2 },
      standard_errors: { k: null },
    });
    writeFileSync(at('all.json'), '{"r":0.5,"alpha":4,"a":1,"b":2,"k":3}');
    const scored = await run(REGULAR, '--model', 'bgcnbdk', '--params', at('all.json'));
    expect(scored.json).toMatchObject({ fitted: false, parameters: { k: 3 } });
    expect(scored.rows).toHaveLength(401);
  });

  it('says that regularity was not tested without the gaps', async () => {
    const plain = REGULAR.replaceAll(/,[^,\n]*\n/g, '\n');
    const { json } = await run(plain, '--model', 'mbgcnbdk');
    expect(json).toMatchObject({
      estimates: { k: 1 },
      notes: expect.arrayContaining(['timing_unknown']) as string[],
    });
  });

  it('takes columns as covariates, and scores every customer by the own parameters', async () => {
    const lines = REGULAR.trim().split('\n');
    const table = lines.map((line, i) => {
      const cells = line.split(',').slice(0, 4).join(',');
      if (i === 0) return `${cells},channel,years,code`;
      return `${cells},${i % 3 === 0 ? 'shop' : 'web'},${String(20 + (i % 11))},${String(i % 2)}`;
    });
    const file = `${table.join('\n')}\n`;
    const plain = await run(file, '--model', 'bgnbd');
    const { json, said, rows } = await run(
      file,
      '--model',
      'bgnbd',
      '--covariates',
      'channel,years,code:category',
    );
    expect(json).toMatchObject({
      fitted_model: 'bgnbd',
      estimates: { r: expect.any(Number) as number },
      covariates: {
        terms: [
          { name: 'channel=shop', level: 'shop', reference: 'web' },
          { name: 'years', unit: expect.any(Number) as number },
          { name: 'code=1', level: '1', reference: '0' },
        ],
        likelihood_ratio: { degrees_of_freedom: 9 },
      },
    });
    const { covariates } = json as {
      covariates: { without: { log_likelihood: number }; coefficients: unknown[] };
    };
    expect(covariates.coefficients).toHaveLength(9);
    expect(said[1]).toMatch(/likelihood ratio [\d.]+ on 9 degrees of freedom, p (= 0|< 0)/);
    expect(plain.said).toHaveLength(1);
    expect(covariates.without.log_likelihood).toBe(
      (plain.json as { log_likelihood: number }).log_likelihood,
    );
    expect(rows.map((row) => row.split(',')[0])).toEqual(
      plain.rows.map((row) => row.split(',')[0]),
    );
    expect(rows[0]).toBe(plain.rows[0]);
    expect(new Set(rows.slice(1).map((row) => row.split(',').length)).size).toBe(1);
  });

  it('tells how likely given parameters make each table, and of horizon 0 that nothing comes', async () => {
    writeFileSync(
      at('at.json'),
      '{"r":0.55,"alpha":10.58,"s":1,"beta":11.67,"p":6.25,"q":3.74,"v":15.44}',
    );
    const { json, rows } = await run(
      'customer_id,x,t_x,T,monetary,table\na,300,380,400,12.5,one\nb,0,0,40,0,two\n',
      ...['--model', 'pnbd', '--params', at('at.json'), '--horizon', '0', '--horizon', '52'],
    );
    const { tables } = json as { tables: Record<string, unknown>[] };
    // The first by 40-digit arithmetic (a hard case of the reference library), the others by mpmath.
    expect(tables[0]).toMatchObject({ table: 'one', fitted: false, n: 1, unit: 'week' });
    expect(tables[0]?.['log_likelihood']).toBeCloseTo(-389.640922262708, 9);
    expect(tables[1]?.['log_likelihood']).toBeCloseTo(-0.407044759942001, 9);
    expect(tables[0]?.['gamma_gamma']).toEqual({
      log_likelihood: expect.closeTo(-4.07365508502069, 9) as number,
    });
    const [header = '', first = ''] = rows;
    const cell = (name: string): number =>
      Number(first.split(',')[header.split(',').indexOf(name)]);
    expect(cell('expected_orders_0')).toBe(0);
    expect(cell('p_order_0')).toBe(0);
    expect(cell('expected_orders_52')).toBeCloseTo(0.00312655659231232, 12);
  });

  it('refuses a number of repeat purchases that is not whole', async () => {
    await expect(run('customer_id,x,t_x,T\na,1.5,3,4\n', '--model', 'bgnbd')).rejects.toMatchObject(
      {
        body: { code: 'BAD_ROW', place: { row: 2, column: 'x', rule: 'whole number' } },
      },
    );
  });

  it('refuses covariates with a model that takes none, with given parameters, or of no column', async () => {
    const rejected = async (...options: string[]): Promise<unknown> => {
      try {
        return await run(REGULAR, ...options);
      } catch (error) {
        return error;
      }
    };
    expect(await rejected('--model', 'nbd', '--covariates', 'litt')).toMatchObject({
      body: { code: 'BAD_REQUEST', details: { rule: 'covariates' } },
    });
    writeFileSync(at('given.json'), '{"r":0.5,"alpha":4,"a":1,"b":2}');
    expect(
      await rejected('--model', 'bgnbd', '--params', at('given.json'), '--covariates', 'litt'),
    ).toMatchObject({ body: { code: 'BAD_REQUEST', details: { rule: 'covariates' } } });
    expect(await rejected('--model', 'bgnbd', '--covariates', 'city')).toMatchObject({
      body: { code: 'COLUMN_MISSING', place: { column: 'city' } },
    });
  });
});
