#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runPrepared } from './lib/prepare.mjs';
import { at } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

/** `npm run fuzz -- [--seconds 60] [--seed N] [--out FOLDER] [FILE…]`: see docs/import.md. */
await runPrepared(
  fileURLToPath(import.meta.url),
  async (args) => (await runNode(at('test', 'fuzz', 'main.ts'), args)).code,
  { build: false },
);
