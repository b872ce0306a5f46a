#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browserOrInstall, HOW_TO_GET_A_BROWSER } from './lib/browser.mjs';
import { buildIfStale } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { runPrepared } from './lib/prepare.mjs';
import { at, say, StepFailure } from './lib/project.mjs';
import { runSuites } from './lib/suites.mjs';

/** Parts of the whole, in the order they run. */
const PARTS = ['check', 'build', 'unit', 'contract', 'security', 'e2e', 'library'];

/** Vitest projects of each part that has some. */
const PROJECTS = new Map([
  ['unit', ['unit', 'screens']],
  ['contract', ['contract']],
  ['security', ['security']],
  ['e2e', ['e2e']],
  ['library', ['library']],
]);

const NEEDS_BUILD = ['build', 'contract', 'security', 'e2e', 'library'];
const NEEDS_BROWSER = ['contract', 'security', 'e2e'];

/**
 * `npm test [-- --only PART]`: everything that continuous integration runs. A part that fails does
 * not stop the others; the last line counts the tests, and every failed step besides as a failure.
 */
await runPrepared(fileURLToPath(import.meta.url), main, { build: false });

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
async function main(args) {
  const parts = partsAsked(args);
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const failedSteps = [];

  if (parts.includes('check')) failedSteps.push(...(await runChecks()));
  if (parts.some((part) => NEEDS_BUILD.includes(part)) && !(await builds())) {
    failedSteps.push('build');
  }
  if (
    parts.some((part) => NEEDS_BROWSER.includes(part)) &&
    (await browserOrInstall()) === undefined
  ) {
    say(`the tests of the windows need a browser. ${HOW_TO_GET_A_BROWSER}`);
    failedSteps.push('browser');
  }
  for (const part of parts) {
    const projects = PROJECTS.get(part);
    if (projects === undefined) continue;
    if (part === 'library' && !existsSync(at('..', 'shared'))) {
      say('library checks skipped: the folder ../shared is not here');
      continue;
    }
    const count = await runSuites(projects);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    failures.push(...count.failures);
  }

  // What failed stands last, where a log that is cut at the front still shows it.
  for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
  for (const step of failedSteps) process.stdout.write(`failed: step ${step}\n`);
  const failed = total.failed + failedSteps.length;
  const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
  process.stdout.write(`\n${String(total.passed)} passed, ${String(failed)} failed${skipped}\n`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} args
 * @returns {readonly string[]}
 */
function partsAsked(args) {
  const only = args.indexOf('--only');
  if (only < 0 && args.length === 0) return PARTS;
  const part = args[only + 1] ?? '';
  if (only < 0 || !PARTS.includes(part)) {
    throw new StepFailure(
      `Unknown arguments: ${args.join(' ')}`,
      `Use "npm test" or "npm test -- --only PART" with one of ${PARTS.join(', ')}.`,
    );
  }
  return [part];
}

/** @returns {Promise<boolean>} */
async function builds() {
  try {
    await buildIfStale();
    return true;
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    process.stderr.write(`${error.output.trimEnd()}\n`);
    return false;
  }
}
