#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runPrepared } from './lib/prepare.mjs';
import { at, say } from './lib/project.mjs';

/** `node scripts/contractDocs.mjs`: writes `docs/ipc.md` anew from the contract. */
await runPrepared(fileURLToPath(import.meta.url), main, { build: false });

/** @returns {Promise<number>} */
async function main() {
  // Loaded here, since it needs packages that a bare clone does not have yet.
  const { ipcPage } = await import('./lib/ipcPage.mjs');
  writeFileSync(at('docs', 'ipc.md'), await ipcPage());
  say('docs/ipc.md is written');
  return 0;
}
