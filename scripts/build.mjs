#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './lib/build.mjs';
import { runPrepared } from './lib/prepare.mjs';

/** `npm run build`: always builds, into `out/`. */
await runPrepared(
  fileURLToPath(import.meta.url),
  async () => {
    await buildIfStale({ force: true });
    return 0;
  },
  { build: false },
);
