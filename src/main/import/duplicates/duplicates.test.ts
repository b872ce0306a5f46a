import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { DuplicateChoice } from '#shared/domain/duplicates.ts';
import { codeOf, control, fileOf, importAll, store, textsOf } from '#test/fixtures/importRoom.ts';
import { makeXlsx } from '#test/support/workbook.ts';
import { checkFile, importFile, inspectFile, qualityReport } from '../index.ts';

/** A1 twice with two amounts, A2 twice the same but for the phone, a refund of A3, two rows without a number. */
const ORDERS = `order_no,date,customer_id,amount,phone
A1,2024-01-05,c1,20.50,13800138001
A2,2024-01-06,c2,10.00,13800138002
A1,2024-01-07,c1,5.00,13800138001
A2,2024-01-06,c2,10.00,13900139009
A3,2024-01-08,c3,7.00,13800138003
A3,2024-01-09,c3,-7.00,13800138003
,2024-01-10,c4,1.00,13800138004
,2024-01-10,c4,1.00,13800138004
`;
const AS_ORDERS: ImportOverrides = { kind: 'orders' };

function check(text: string, overrides: ImportOverrides): CheckReport {
  const path = fileOf(text);
  return checkFile(path, inspectFile(path, overrides, control).plan, control);
}

function kept(text: string, overrides: ImportOverrides): number[] {
  const batch = importAll(fileOf(text), overrides);
  return Array.from(store.batches.column(batch.id, 'line') ?? []);
}

const choose = (keep: DuplicateChoice, rule: 'id' | 'id_day_amount' = 'id'): ImportOverrides => ({
  ...AS_ORDERS,
  duplicates: { rule, keep },
});

describe('rows with the same order number', () => {
  it('are told without being asked, with pairs, and all of them count', () => {
    const report = check(ORDERS, AS_ORDERS);
    expect(report).toMatchObject({ rowsAccepted: 8, rowsSame: 0, duplicateMinor: '0' });
    const { pairs = [], ...found } = report.duplicates ?? {};
    expect(found).toEqual({ rule: 'id', rows: 2, groups: 2, different: 1 });
    expect(pairs.map(({ firstLine, secondLine }) => [firstLine, secondLine])).toEqual([
      [2, 4],
      [3, 5],
    ]);
    expect(pairs[0]?.values.filter(({ differs }) => differs)).toEqual([
      { column: 'date', first: '2024-01-05', second: '2024-01-07', differs: true },
      { column: 'amount', first: '20.50', second: '5.00', differs: true },
    ]);
    // Masked alike or not, they are different; nobody reads the whole phone.
    const phone = pairs[1]?.values.find(({ column }) => column === 'phone');
    expect(phone?.differs).toBe(true);
    expect(JSON.stringify(pairs)).not.toMatch(/1[38]\d{9}/);
  });

  it('are not looked for where every row has its own, or lines of orders share one', () => {
    expect(
      check(ORDERS.replace('A1,2024-01-07', 'A4,2024-01-07').replace(/A2,.*9\n/, ''), AS_ORDERS)
        .duplicates,
    ).toBeNull();
    expect(check(ORDERS, { kind: 'order_lines' }).duplicates).toBeNull();
    expect(check(ORDERS, { ...choose('sum'), kind: 'order_lines' }).duplicates?.rows).toBe(2);
  });

  it.each([
    ['sum', 'id', [2, 3, 4, 5, 6, 7, 8, 9], '4750', '0', 0],
    ['first', 'id', [2, 3, 6, 7, 8, 9], '3250', '1500', 2],
    ['last', 'id', [4, 5, 6, 7, 8, 9], '1700', '3050', 2],
    ['first', 'id_day_amount', [2, 3, 4, 6, 7, 8, 9], '3750', '1000', 1],
    ['once', 'id', [2, 3, 4, 5, 6, 7, 8, 9], '3250', '1500', 2],
  ] as const)('%s by %s', (keep, rule, lines, amount, out, same) => {
    const overrides = choose(keep, rule);
    const report = check(ORDERS, overrides);
    expect(report).toMatchObject({ amountMinor: amount, duplicateMinor: out, rowsSame: same });
    expect(report.sourceMinor).toBe('4750');
    expect(kept(ORDERS, overrides)).toEqual(lines);
    const batch = store.batches.list().at(-1);
    const name = keep === 'once' ? 'AMOUNTS_ONCE' : 'DUPLICATE_ROWS_SKIPPED';
    expect(batch?.warnings[name] ?? 0).toBe(same);
    // Rows whose amount counts elsewhere are no orders of zero.
    expect(batch?.warnings).not.toHaveProperty('ZERO_AMOUNTS');
    const quality = qualityReport(store, 0).batches.find(({ batchId }) => batchId === batch?.id);
    expect(quality?.reconciles).toBe(true);
  });

  it('are named by the cells of a workbook', () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = ORDERS.trim()
      .split('\n')
      .map((line) => `<row>${line.split(',').map(cell).join('')}</row>`);
    const path = fileOf(makeXlsx({ sheets: [{ name: 'Jan', rows: rows.join('') }] }), 'o.xlsx');
    const report = checkFile(path, inspectFile(path, AS_ORDERS, control).plan, control);
    expect(report.duplicates?.pairs[0]).toMatchObject({
      firstCell: 'Jan!A2',
      secondCell: 'Jan!A4',
    });
  });
});

it('customers with one id keep the first or the last row, names alone are no id', () => {
  const customers = 'customer_id,name,level\nc1,Ann,gold\nc2,Bo,\nc1,Ann,silver\n';
  const kind = { kind: 'customers' } as const;
  expect(check(customers, kind).duplicates).toMatchObject({ rows: 1, groups: 1, different: 0 });
  expect(kept(customers, { ...kind, duplicates: { rule: 'id', keep: 'last' } })).toEqual([3, 4]);
  const batch = store.batches.list().at(-1);
  expect(batch && textsOf(batch, 'level')).toEqual([null, 'silver']);
  const names = 'name,level\nAnn,gold\nAnn,silver\n';
  expect(check(names, kind).duplicates).toBeNull();
  const said = { ...kind, answers: { duplicates: 'last' } };
  expect(codeOf(() => inspectFile(fileOf(names), said, control))).toBe('BAD_REQUEST');
});

it('masked order numbers tell nothing apart', () => {
  const overrides: ImportOverrides = { ...AS_ORDERS, privacy: { order_no: 'mask' } };
  expect(check(ORDERS, overrides).duplicates).toBeNull();
});

it('the choice comes by the command line, is part of the plan, and gives the same rows again', () => {
  const answers = { duplicates: 'last', duplicate_rule: 'id_day_amount' };
  const path = fileOf(ORDERS);
  const { plan } = inspectFile(path, { ...AS_ORDERS, answers }, control);
  expect(plan.duplicates).toEqual({ rule: 'id_day_amount', keep: 'last' });
  const bytes = (): string => {
    const batch = importFile(path, plan, store, control);
    const columns = ['line', 'amount', 'day'].map((name) => [
      ...(store.batches.column(batch.id, name) ?? []),
    ]);
    return canonicalJson([batch.planHash, columns, textsOf(batch, 'order')]);
  };
  expect(bytes()).toBe(bytes());
  expect(inspectFile(path, AS_ORDERS, control).plan).not.toHaveProperty('duplicates');
  for (const wrong of [{ duplicates: 'all' }, { duplicate_rule: 'phone' }]) {
    const said = { ...AS_ORDERS, answers: wrong };
    expect(codeOf(() => inspectFile(path, said, control))).toBe('BAD_REQUEST');
  }
});

it('what is kept is what a plain list of the rows says, and nothing is lost', () => {
  const row = fc.record({
    order: fc.constantFrom('A', 'B', 'C', ''),
    day: fc.integer({ min: 1, max: 3 }),
    cents: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 3, maxLength: 12 }),
      fc.constantFrom('first' as const, 'last' as const),
      fc.constantFrom('id' as const, 'id_day_amount' as const),
      (rows, keep, rule) => {
        const lines = rows.map(
          ({ order, day, cents }, i) => `${order},2024-01-0${day},c${i},${cents}.00`,
        );
        // One row settles what the columns are, whatever the others say.
        const text = `order_no,date,customer_id,amount\nZ,2024-01-31,c,5.00\n${lines.join('\n')}\n`;
        const expected = new Map<string, number>([['Z', 2]]);
        rows.forEach(({ order, day, cents }, i) => {
          const key =
            order === '' ? `row ${i}` : rule === 'id' ? order : `${order} ${day} ${cents}`;
          if (keep === 'last' || !expected.has(key)) expected.set(key, i + 3);
        });
        const overrides = choose(keep, rule);
        expect(kept(text, overrides)).toEqual([...expected.values()].sort((a, b) => a - b));
        const report = check(text, overrides);
        expect(BigInt(report.sourceMinor)).toBe(
          BigInt(report.amountMinor) + BigInt(report.duplicateMinor),
        );
      },
    ),
    { numRuns: 20 },
  );
});
