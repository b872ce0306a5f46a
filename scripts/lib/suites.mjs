import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, cache } from './project.mjs';
import { runNode } from './run.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures names of the failed tests, with the first line of why
 */

/**
 * The part of vitest's JSON report that is read here.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {FileReport[]} testResults one per file
 */

/**
 * @typedef {object} FileReport
 * @property {string} name
 * @property {string} status
 * @property {{ status: string; fullName: string; failureMessages?: string[] }[]} assertionResults
 */

/**
 * Runs vitest projects and counts. A file that cannot be loaded, or a run without a report, counts
 * as one failure.
 * @param {readonly string[]} projects names of vitest.config.ts
 * @returns {Promise<Count>}
 */
export async function runSuites(projects) {
  const file = join(cache, 'test', `${projects.join('-')}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const { code } = await runNode(at('node_modules', 'vitest', 'vitest.mjs'), [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const count = countOf(file);
  // Nothing may fail without being counted, such as an error outside every test.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

/**
 * @param {string} file
 * @returns {Count}
 */
function countOf(file) {
  /** @type {Report} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: ['the run left no report'] };
  }
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...unloadable.map(({ name }) => `${name} could not be run`),
      ...report.testResults.flatMap(failuresIn),
    ],
  };
}

/**
 * @param {FileReport} file
 * @returns {string[]}
 */
function failuresIn({ name, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => {
      const why = (failureMessages?.[0] ?? '').split('\n', 3).join(' ').slice(0, 600);
      return `${name} > ${fullName}: ${why}`;
    });
}
