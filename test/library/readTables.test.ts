import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { readTables, writeTable } from '#main/import/index.ts';
import { libraryFile, libraryIsThere } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-read-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const control = { progress: () => undefined, cancelled: false, check: () => undefined };
const SURVEY = 'csv_robustness/pollock_survey_20';
const MESSY = 'csv_robustness/messy_sample';

/** What `perennial read` writes for a file, as records. */
function read(path: string): string[][] {
  const [table] = readTables(path, {}, control);
  if (table === undefined) throw new Error(path);
  const out = join(folder, 'out.csv');
  writeTable(path, table, out, control);
  return records(out);
}

function records(path: string): string[][] {
  const text = readFileSync(path, 'utf8')
    .replace(/^\ufeff/u, '')
    .replace(/\r?\n$/u, '');
  return Papa.parse<string[]>(text, { delimiter: ',' }).data;
}

/** Precision, recall and F1 of two bags, summed. */
function agreement(source: readonly string[], loaded: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of source) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of loaded) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(item, count - 1);
  }
  if (common === 0) return 0;
  const [p, r] = [common / source.length, common / loaded.length];
  return p + r + (2 * p * r) / (p + r);
}

/** The Pollock score of a loaded file: 1 for being there, 9 for header, records and cells. */
function score(source: readonly string[][], loaded: readonly string[][]): number {
  const lower = (row: readonly string[] = []) => row.map((cell) => cell.toLowerCase());
  const joined = (rows: readonly string[][]) => rows.slice(1).map((row) => lower(row).join(''));
  return (
    1 +
    agreement(lower(source[0]), lower(loaded[0])) +
    agreement(joined(source), joined(loaded)) +
    agreement(source.flat(), loaded.flat())
  );
}

describe.skipIf(!libraryIsThere())(
  'public files and the tables that should come out of them',
  () => {
    it('come out with the score reached', () => {
      const scores = readdirSync(libraryFile(`${SURVEY}/csv`)).map((name) =>
        score(
          records(libraryFile(`${SURVEY}/clean/${name}`)),
          read(libraryFile(`${SURVEY}/csv/${name}`)),
        ),
      );
      expect(scores).toHaveLength(20);
      expect(scores.reduce((sum, value) => sum + value, 0) / 20).toBeGreaterThan(9.38);
      // Three of those below have no header, and the answer has one that was made up for it.
      expect(scores.filter((value) => value < 8)).toHaveLength(3);
      expect(scores.filter((value) => value > 9.999).length).toBeGreaterThanOrEqual(13);
    });
  },
);

interface MessyFile {
  readonly id: string;
  readonly file: string;
  readonly outcome: string;
  readonly rows: number;
}

describe.skipIf(!libraryIsThere())('files with one damage each, read only', () => {
  it('give the rows of their manifest or are refused', () => {
    const text = readFileSync(libraryFile(`${MESSY}/manifest.json`), 'utf8');
    const manifest = JSON.parse(text) as { readonly files: readonly MessyFile[] };
    for (const file of manifest.files) {
      const path = libraryFile(`${MESSY}/${file.file}`);
      if (file.outcome === 'reject') {
        expect(() => read(path), file.id).toThrow();
      } else if (file.outcome === 'exact') {
        expect(read(path).length, file.id).toBe(file.rows + 1);
      } else {
        expect(read(path).length, file.id).toBeGreaterThan(file.rows);
      }
    }
  });
});
