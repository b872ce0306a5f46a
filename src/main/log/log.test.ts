import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from './log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const text = (): string => readFileSync(join(folder, 'perennial.log'), 'utf8');

it('keeps the kind and the call path of an error, never its message or a folder', () => {
  function failingStep(): never {
    throw new TypeError('cell "Zhang San, 13912345678" is odd');
  }
  try {
    failingStep();
  } catch (thrown) {
    createLog(folder).error('job failed', thrown, { method: 'imports.commit' });
  }
  expect(text()).toContain('"name":"TypeError"');
  expect(text()).toContain('failingStep');
  expect(text()).toContain('log.test.ts');
  expect(text()).not.toContain('13912345678');
  expect(text()).not.toContain(import.meta.dirname);
});

it('turns over once when it grows', () => {
  writeFileSync(join(folder, 'perennial.log'), 'x'.repeat(1_000_001));
  createLog(folder).info('workspace opened', { kind: 'demo' });
  expect(readdirSync(folder).sort()).toEqual(['perennial.log', 'perennial.log.1']);
  expect(text()).toContain('"kind":"demo"');
});
