import { utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importPlanSchema, type ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { codeOf, control, fileOf, folder, store } from '#test/fixtures/importRoom.ts';
import {
  batchOfFile,
  checkFile,
  importFile,
  inspectFile,
  knownFile,
  recallPlan,
  rememberPlan,
} from '../index.ts';
import { writeTemplate } from './writeTemplate.ts';

const HEAD = 'Order No,Day,Buyer,Town,State,Total\n';
const ROW = 'A1,2024-01-05,c1,Paris,paid,10.00\n';

function inspect(path: string, said: ImportOverrides = {}): Inspection {
  return inspectFile(path, said, control, {
    recall: (reading, names) => recallPlan(store, reading, names),
  });
}

it('takes over the choices of the last file of a form, also in another order of columns', () => {
  const first = inspect(fileOf(HEAD + ROW), {
    map: { Town: 'channel', Buyer: 'customer_id', Day: 'date', Total: 'amount' },
    privacy: { Buyer: 'pseudonymise' },
    statuses: { paid: 'pending' },
    repeats: 'drop',
  });
  expect(first.template).toBeNull();
  rememberPlan(store, first.plan);
  const again = inspect(
    fileOf('Total,State,Town,Buyer,Day,Order No\n5.00,paid,Rome,c2,2024-02-05,A2\n'),
  );
  expect(again.template).toEqual({ added: [], missing: [] });
  expect(again.plan.repeats).toBe('drop');
  const column = (name: string) => again.plan.columns.find((one) => one.name === name);
  expect(column('Town')).toMatchObject({ field: 'channel' });
  expect(column('Buyer')).toMatchObject({ field: 'customer_id', action: 'pseudonymise' });
  expect(column('State')?.statuses).toEqual({ paid: 'pending' });
});

it('keeps the currency that was said for amounts that name none, until a file names its own', () => {
  const first = inspect(fileOf(HEAD + ROW), { currency: 'TWD' });
  const amount = first.columns.find(({ field }) => field === 'amount');
  expect(amount?.evidence.map(({ code }) => code)).toContain('currency.not_named');
  expect(first.plan.money.currency).toBe('TWD');
  rememberPlan(store, first.plan);
  expect(inspect(fileOf(HEAD + ROW)).plan.money.currency).toBe('TWD');
  const named = inspect(fileOf(HEAD + ROW.replace('10.00', '$10.00')));
  expect(named.plan.money.currency).toBe('USD');
  expect(JSON.stringify(named.columns)).not.toContain('currency.not_named');
});

it('gives a meaning that is said for another column to that one alone', () => {
  const weather = fileOf('Date,Warm,Rain\n2024-01-05,3.5,0\n2024-01-06,4.5,12\n');
  rememberPlan(store, inspect(weather).plan);
  const { plan } = inspect(weather, { map: { Rain: 'value' } });
  expect(plan.columns.map(({ field }) => field)).toEqual(['date', null, 'value']);
});

it('names what is new and what is gone when a form has drifted a little, and forgets another form', () => {
  const drifted = inspect(
    fileOf('Order No,Day,Buyer,Town,State,Total,Note\nA1,2024-01-05,c1,Paris,paid,1,x\n'),
  );
  expect(drifted.template).toEqual({ added: ['Note'], missing: [] });
  const shorter = inspect(fileOf('Order No,Day,Buyer,Town,Total\nA1,2024-01-05,c1,Paris,1\n'));
  expect(shorter.template).toEqual({ added: [], missing: ['State'] });
  const other = inspect(fileOf('Order No,Day,Client,Sum\nA1,2024-01-05,c1,1\n'));
  expect(other.template).toBeNull();
});

it('goes behind what the user says, and asks again what has become a question', () => {
  const said = inspect(fileOf(HEAD + ROW), { map: { Town: null }, privacy: { Buyer: 'keep' } });
  expect(said.plan.columns.find(({ name }) => name === 'Town')?.field).toBeNull();
  expect(said.plan.columns.find(({ name }) => name === 'Buyer')?.action).toBe('keep');
  const ambiguous = inspect(fileOf(`${HEAD}A1,05/01/2024,c1,Paris,paid,10.00\n`));
  expect(ambiguous.questions.map(({ key }) => key)).toEqual(['date.order']);
  expect(inspect(fileOf(HEAD + ROW), { kind: 'customers' }).plan.kind).toBe('customers');
});

it('knows a file that is there already, and the last import of its form', () => {
  const text = `${HEAD}${ROW}A7,2024-03-05,c9,Rome,paid,7.00\n`;
  const path = fileOf(text);
  const { plan } = inspect(path);
  expect(batchOfFile(store, path, control, {})).toBeUndefined();
  const batch = importFile(path, plan, store, control);
  const known = knownFile(store, inspect(fileOf(text, 'copy.csv')));
  expect(known.already?.id).toBe(batch.id);
  expect(batchOfFile(store, fileOf(text), control, {})?.id).toBe(batch.id);
  const next = fileOf(text.replace('7.00', '8.00'));
  expect(batchOfFile(store, next, control, {})).toBeUndefined();
  expect(knownFile(store, inspect(next))).toMatchObject({
    already: undefined,
    previous: { id: batch.id },
  });
  const replacing = importFile(path, plan, store, control, { replaces: [batch.id] });
  expect(store.batches.list().find(({ id }) => id === batch.id)?.state).toBe('undone');
  expect(batchOfFile(store, path, control, {})?.id).toBe(replacing.id);
});

it('takes another sheet of a file that is there for another table', () => {
  const book = utils.book_new();
  const head = ['Order No', 'Day', 'Buyer', 'Total'];
  const sheet = (...rows: unknown[][]) => utils.aoa_to_sheet([head, ...rows]);
  utils.book_append_sheet(book, sheet(['S1', '2024-03-05', 'p1', 10]), 'Spring');
  utils.book_append_sheet(
    book,
    sheet(['S1', '2024-03-05', 'p1', 10], ['U2', '2024-07-06', 'p2', 7]),
    'Summer',
  );
  const path = fileOf(write(book, { bookType: 'xlsx', type: 'buffer' }) as Uint8Array, 'year.xlsx');
  const spring = inspect(path);
  const batch = importFile(path, spring.plan, store, control);
  expect(knownFile(store, spring).already?.id).toBe(batch.id);
  const summer = inspect(path, { sheet: 'Summer' });
  expect(knownFile(store, summer).already).toBeUndefined();
  expect(batchOfFile(store, path, control, { sheet: 'Spring' })?.id).toBe(batch.id);
  expect(batchOfFile(store, path, control, { sheet: 'Summer' })).toBeUndefined();
  // What both sheets have is told, as of any other file.
  const report = checkFile(path, summer.plan, control, { store, skip: false });
  expect(report.overlap).toMatchObject({ rows: 1, batches: [{ id: batch.id }] });
  expect(codeOf(() => importFile(path, summer.plan, store, control, { overlap: 'refuse' }))).toBe(
    'OVERLAPS',
  );
});

it('writes a plan that can be read again', () => {
  const { plan } = inspect(fileOf(HEAD + ROW));
  const path = join(folder, 'template.json');
  writeTemplate(JSON.stringify(plan), path);
  expect(importPlanSchema.parse(JSON.parse(readFileSync(path, 'utf8')))).toEqual(plan);
});
