import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExaminerProcess, type Limits } from './examinerProcess.ts';
import { fuzz, type Finding } from './fuzz.ts';
import { generatedSeeds } from './seeds.ts';
import { sharedSeeds } from './sharedSeeds.ts';

/**
 * `npm run fuzz -- [--seconds 60] [--seed N] [--out FOLDER]` mutates small files and reports every one
 * that the import room does not take as it should; `npm run fuzz -- FILE…` examines files as they are.
 */
const LIMITS: Limits = { seconds: 20, memoryMb: 1024 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    out: { type: 'string', default: '.cache/fuzz' },
  },
});

process.exitCode = positionals.length > 0 ? await examineAll(positionals) : await fuzzFor();

async function fuzzFor(): Promise<number> {
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
    process.stderr.write('--seconds and --seed are numbers\n');
    return 2;
  }
  const shared = sharedSeeds();
  if (shared.length === 0)
    process.stdout.write('skipped: the samples of ../shared/data, not here\n');
  const seeds = [...generatedSeeds(), ...shared];
  process.stdout.write(`seed ${String(seed)}, ${String(seeds.length)} files to start from\n`);
  const end = performance.now() + seconds * 1000;
  const { cases, answered, findings } = await fuzz({
    seeds,
    seed,
    limits: LIMITS,
    processes: availableParallelism(),
    more: () => performance.now() < end,
    out: resolve(values.out),
    told: tell,
  });
  process.stdout.write(
    `${String(cases)} files, answered ${JSON.stringify(answered)}, ${String(findings.length)} findings\n`,
  );
  return findings.length === 0 ? 0 : 1;
}

function tell({ seed, number, kind, what, file }: Finding): void {
  process.stdout.write(
    `${kind} (seed ${String(seed)}, file ${String(number)}): ${what}\n  ${file}\n`,
  );
}

async function examineAll(files: readonly string[]): Promise<number> {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    process.stderr.write(`not there: ${missing.join(', ')}\n`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'perennial-fuzz-'));
  let faults = 0;
  for (const file of files) {
    // A copy, since the examiner writes beside it.
    const path = join(folder, basename(file));
    copyFileSync(file, path);
    const examiner = new ExaminerProcess(LIMITS, folder);
    const { answered, fault } = await examiner.examine({ path, commit: true });
    examiner.end();
    if (fault !== undefined) faults += 1;
    const told = fault === undefined ? 'in order' : `${fault.kind}: ${fault.what}`;
    process.stdout.write(`${file}: ${told} (answered: ${answered.join(', ') || 'nothing'})\n`);
  }
  rmSync(folder, { recursive: true, force: true });
  return faults === 0 ? 0 : 1;
}
