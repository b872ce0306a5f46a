import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fuzz, type Finding, type FuzzOptions } from '../fuzz/fuzz.ts';
import { generatedSeeds } from '../fuzz/seeds.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const FAULTY = fileURLToPath(new URL('./support/faultyExaminer.ts', import.meta.url));
const LIMITS = { seconds: 20, memoryMb: 1024 };
/** Each XLS, XLSB and ODS starts a process of its own, which takes long on a busy machine. */
const PATIENCE_MS = 480_000;

/** Fuzzes a number of files, not for a time: the same ones on every machine. */
function run(cases: number, out: string, options: Partial<FuzzOptions> = {}) {
  return fuzz({
    seeds: generatedSeeds(),
    seed: 20_260_101,
    limits: LIMITS,
    processes: 2,
    more: (begun) => begun < cases,
    out,
    told: () => undefined,
    ...options,
  });
}

it(
  'every mutated file gives a table or a known error, in bounds, with counts that add up',
  async () => {
    const { cases, answered, findings } = await run(200, join(temporaryFolder(), 'out'));
    expect(findings).toEqual([]);
    expect(cases).toBe(200);
    // The files are not so broken that nothing but the refusing is tried.
    for (const step of ['read', 'inspect', 'check', 'import']) {
      expect(answered[step], step).toBeGreaterThan(0);
    }
  },
  PATIENCE_MS,
);

it('is able to find: each kind of fault is told, saved, and does not end the run', async () => {
  const out = join(temporaryFolder(), 'out');
  const told: Finding[] = [];
  const { cases, findings } = await run(6, out, {
    processes: 1,
    // The examiner below stops for ever on its third file and answers the others at once.
    limits: { seconds: 6, memoryMb: 1024 },
    told: (finding) => told.push(finding),
    examiner: FAULTY,
  });
  expect(findings.map(({ number, kind }) => [number, kind])).toEqual([
    [0, 'exception'],
    [1, 'crash'],
    [2, 'hang'],
    [3, 'memory'],
    [4, 'counts'],
  ]);
  expect(told).toEqual(findings);
  expect(cases).toBe(6);
  for (const { file } of findings) expect(existsSync(file)).toBe(true);
});
