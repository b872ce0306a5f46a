import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { correctBatch } from '#main/import/index.ts';
import { buildLedger } from '#main/snapshot/index.ts';
import { control, fileOf, importAll, rejectsOf, store } from '#test/fixtures/importRoom.ts';
import { importedLeads } from './importedLeads.ts';

const LEADS = `lead_id,created_at,stage,source
L1,2024-01-10,new,Web
L2,2024-02-30,new,Shop
L3,2024-03-05,qualified,Web
`;

it('leads that came back corrected are read like those of the mended file', () => {
  importAll(fileOf('order_id,customer_id,date,amount\no1,a,2024-01-20,100\n'));
  const leads = () => importedLeads(store, buildLedger(store, control), 1, control);

  const whole = importAll(fileOf(LEADS.replace('02-30', '02-28'), 'leads.csv'));
  const expected = leads();
  expect(expected?.lead).toHaveLength(3);
  store.batches.undo(whole.id);

  const batch = importAll(fileOf(LEADS, 'leads.csv'));
  const path = fileOf('', 'corrected.csv');
  writeFileSync(path, rejectsOf(batch).replaceAll('02-30', '02-28'));
  correctBatch(store, path, control);
  const found = leads();
  if (!found || !expected) throw new Error('no leads');
  // The corrected row is the last one now; names and numbers of days are the same.
  expect([...found.day].sort()).toEqual([...expected.day].sort());
  expect([...found.lead].sort()).toEqual([0, 1, 2]);
  expect([...found.channel].map((code) => found.channels[code])).toEqual(['Web', 'Web', 'Shop']);
  expect([...found.step].map((code) => found.steps[code])).toEqual(['new', 'qualified', 'new']);
});
