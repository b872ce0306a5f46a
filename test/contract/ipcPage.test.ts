import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ipcPage } from '../../scripts/lib/ipcPage.mjs';

it('docs/ipc.md is what the contract says', async () => {
  const page = await ipcPage();
  for (const name of Object.keys(contract)) expect(page).toContain(`\`${name}\``);
  const committed = readFileSync(new URL('../../docs/ipc.md', import.meta.url), 'utf8');
  expect(committed, 'write it anew with: node scripts/contractDocs.mjs').toBe(page);
});
