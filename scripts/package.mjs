#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runPrepared } from './lib/prepare.mjs';
import { at } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

/** `npm run package [-- --linux --win --mac --dir]`: installers in `dist/package`; nothing is uploaded. */
await runPrepared(fileURLToPath(import.meta.url), async (args) => {
  const { code } = await runNode(at('node_modules', 'electron-builder', 'cli.js'), [
    '--config',
    'electron-builder.config.mjs',
    '--publish',
    'never',
    ...args,
  ]);
  return code;
});
