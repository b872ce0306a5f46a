import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { mulberry } from '#test/support/random.ts';
import { ExaminerProcess, type FaultKind, type Limits } from './examinerProcess.ts';
import { mutated } from './mutate.ts';
import type { Seed } from './seeds.ts';

/** Every so many files one is imported as well. */
const FILES_PER_IMPORT = 4;
/** Numbers of the cases of one seed; a run has fewer. */
const CASES_PER_SEED = 1_000_003;

export interface FuzzOptions {
  readonly seeds: readonly Seed[];
  readonly seed: number;
  readonly limits: Limits;
  /** Processes side by side. */
  readonly processes: number;
  /** Asked before every case: whether there is to be another. */
  readonly more: (casesBegun: number) => boolean;
  /** Folder for the files of the findings, made with the first. */
  readonly out: string;
  readonly told: (finding: Finding) => void;
  /** Another examiner, to test the fuzzing itself. */
  readonly examiner?: string;
}

export interface Finding {
  /** Seed and number of the case: the same pair gives the same file again. */
  readonly seed: number;
  readonly number: number;
  readonly kind: FaultKind;
  readonly what: string;
  /** Where the file was saved. */
  readonly file: string;
}

export interface FuzzResult {
  readonly cases: number;
  /** Files for which each step gave an answer; the others were refused. */
  readonly answered: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** Mutates seeds and has each file examined; the files depend on the seed and their number alone. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-fuzz-'));
  const answered: Record<string, number> = {};
  const findings: Finding[] = [];
  let cases = 0;
  const lane = async (place: string): Promise<void> => {
    mkdirSync(place);
    const examiner = new ExaminerProcess(options.limits, place, options.examiner);
    while (options.more(cases)) {
      const number = cases;
      cases += 1;
      const path = writeCase(options, number, place);
      const outcome = await examiner.examine({ path, commit: number % FILES_PER_IMPORT === 0 });
      for (const step of outcome.answered) answered[step] = (answered[step] ?? 0) + 1;
      if (outcome.fault !== undefined) {
        const finding = { seed: options.seed, number, ...outcome.fault };
        findings.push({ ...finding, file: saved(path, number, options) });
        options.told(findings.at(-1) as Finding);
      }
      rmSync(path, { force: true });
    }
    examiner.end();
  };
  try {
    const lanes = Array.from({ length: options.processes }, (_, i) => join(folder, String(i)));
    await Promise.all(lanes.map(lane));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { cases, answered, findings };
}

function writeCase({ seeds, seed }: FuzzOptions, number: number, place: string): string {
  const { name, bytes } = mutated(seeds, mulberry(seed * CASES_PER_SEED + number));
  const path = join(place, name);
  writeFileSync(path, bytes);
  return path;
}

function saved(path: string, number: number, { out, seed }: FuzzOptions): string {
  mkdirSync(out, { recursive: true });
  const file = join(out, `${String(seed)}-${String(number)}-${basename(path)}`);
  copyFileSync(path, file);
  return file;
}
