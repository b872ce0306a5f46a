#!/usr/bin/env node
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runPrepared } from './lib/prepare.mjs';
import { at, say, StepFailure } from './lib/project.mjs';
import { GIVES_MEMORY_BACK, runNode } from './lib/run.mjs';

/** Benchmarks of the program with its window, which start it as `npm start` does. */
const WINDOWS = ['explorers', 'window'];

/** `npm run bench -- [NAME…]`: runs `bench/NAME.bench.ts`, all of them without a name. */
await runPrepared(fileURLToPath(import.meta.url), async (names) => {
  const all = readdirSync(at('bench'))
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length))
    .sort();
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new StepFailure(
      `No benchmark named ${unknown.join(', ')}.`,
      `There are: ${all.join(', ')}.`,
    );
  }
  let failed = 0;
  for (const name of names.length > 0 ? names : all) {
    say(`benchmark ${name}`);
    const env = WINDOWS.includes(name) ? GIVES_MEMORY_BACK : {};
    const { code } = await runNode(at('bench', `${name}.bench.ts`), [], { env });
    if (code !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
});
