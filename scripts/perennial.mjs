#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runPrepared } from './lib/prepare.mjs';
import { at } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

/** `npm run --silent perennial -- COMMAND …`: the command line, see docs/cli.md. */
await runPrepared(fileURLToPath(import.meta.url), async (args) => {
  // npm changes into the project; files named on the command line are meant from where the user is.
  const { npm_lifecycle_event: event, INIT_CWD: start } = process.env;
  const cwd = event === 'perennial' && start !== undefined ? start : process.cwd();
  const { code } = await runNode(at('out', 'main', 'cli.js'), args, { cwd });
  return code;
});
