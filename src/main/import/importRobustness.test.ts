import fc from 'fast-check';
import { readFileSync, rmSync, writeFileSync, appendFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { checkFile, importFile, inspectFile, readTables, writeTable } from './index.ts';
import { SMALL, codeOf, control, fileOf, folder, store } from '#test/fixtures/importRoom.ts';

describe('an import that is interrupted', () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `c${i % 999},2024-01-05,${i % 77}.50`);
  const big = `customer_id,date,amount\n${rows.join('\n')}\n`;

  it.each([
    [
      'a cancel',
      'CANCELLED',
      () => {
        throw new AppError('CANCELLED');
      },
    ],
    [
      'a file that grows',
      'FILE_CHANGED',
      (path: string) => {
        appendFileSync(path, 'x');
      },
    ],
    [
      'a file that vanishes',
      'FILE_NOT_FOUND',
      (path: string) => {
        rmSync(path, { force: true });
      },
    ],
    [
      'a file that is replaced',
      'FILE_CHANGED',
      (path: string) => {
        unlinkSync(path);
        writeFileSync(path, big);
      },
    ],
  ])('by %s leaves nothing', (_name, code, disturb) => {
    const path = fileOf(big);
    const { plan } = inspectFile(path, {}, control);
    const before = { list: store.batches.list(), version: store.batches.dataVersion() };
    let calls = 0;
    const disturbed: JobControl = {
      progress: () => undefined,
      cancelled: false,
      check: () => {
        calls += 1;
        if (calls === 20) disturb(path);
      },
    };
    expect(codeOf(() => importFile(path, plan, store, disturbed))).toBe(code);
    expect(calls).toBeGreaterThanOrEqual(20);
    expect({ list: store.batches.list(), version: store.batches.dataVersion() }).toEqual(before);
  });

  it('tells its progress in rows, up to the last one', () => {
    const path = fileOf(big);
    const { plan } = inspectFile(path, {}, control);
    const seen: { phase: string; done: number }[] = [];
    const watched: JobControl = {
      ...control,
      progress: ({ phase, done }) => seen.push({ phase, done }),
    };
    importFile(path, plan, store, watched);
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['store']));
    expect(seen.map(({ done }) => done)).toEqual(
      seen.map(({ done }) => done).sort((a, b) => a - b),
    );
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.at(-1)?.done).toBe(rows.length);
  });
});

describe('any bytes', () => {
  it('give an answer or an AppError, and the counts add up', () => {
    const source = Buffer.from(
      `${SMALL}B1,05/01/2024,c3,店铺,灯,2,"1,234.50"\nB2,2024年1月5日,c3,店铺,灯,x,¥3\n`,
    );
    const edit = fc.record({
      at: fc.nat(source.length),
      remove: fc.nat(12),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc
          .constantFrom('"', ',', '\n', '\r', ';', '\\', '合计', '=')
          .map((text) => Buffer.from(text)),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let bytes = source;
        for (const { at, remove, insert } of edits) {
          bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
        }
        const path = fileOf(bytes);
        const code = codeOf(() => {
          const { plan } = inspectFile(path, {}, control);
          const report = checkFile(path, plan, control);
          expect(report.rowsRead).toBe(
            report.rowsAccepted + report.rowsSkipped + report.rowsRejected,
          );
          expect(BigInt(report.sourceMinor)).toBe(
            BigInt(report.amountMinor) + BigInt(report.rejectedMinor),
          );
        });
        expect(code).not.toBe('INTERNAL');
      }),
      { numRuns: 300 },
    );
  });
});

describe('readTables', () => {
  it('writes the table without preamble and footer', () => {
    const path = fileOf(
      'Report;;\n\n"Na;me";Größe;Wert\na;"x ""y""";1,5\nb;"two\nlines"\n\nGrand total;;1,5\n',
    );
    const [table] = readTables(path, {}, control);
    if (table === undefined) throw new Error('no table');
    expect(table).toMatchObject({ rows: 2, columns: ['Na;me', 'Größe', 'Wert'] });
    expect(table.reading).toMatchObject({
      skippedTail: 1,
      reading: { delimiter: ';', skipHead: 2 },
    });
    const out = join(folder, 'table.csv');
    expect(writeTable(path, table, out, control)).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('Na;me,Größe,Wert\na,"x ""y""","1,5"\nb,"two\nlines"\n');
  });

  it('joins two header rows and writes a file without header as it is', () => {
    const two = readTables(
      fileOf('日期,金额\ndate,amount\n2024-01-05,5\n2024-01-06,7\n2024-01-07,8\n'),
      {},
      control,
    );
    expect(two[0]?.columns).toEqual(['日期 date', '金额 amount']);
    const path = fileOf('1,2024-01-05\n2,2024-01-06\n');
    const [none] = readTables(path, {}, control);
    if (none === undefined) throw new Error('no table');
    expect(none.reading.reading.headerRows).toBe(0);
    const out = join(folder, 'plain.csv');
    writeTable(path, none, out, control);
    expect(readFileSync(out, 'utf8')).toBe('1,2024-01-05\n2,2024-01-06\n');
  });
});
