import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkbook } from './workbookFile.ts';

/**
 * A full sheet of a workbook (1,048,576 rows of eight columns, texts shared, its size falsely declared
 * as A1), read by the built program (`perennial read FILE --out OUT.csv`), exceljs's stream reader and
 * SheetJS, each in a process of its own that is measured from its start to its end. Ours also finds
 * the table and writes it as CSV; the others only read. All must find the same cells and the same sum.
 */
const ROWS = 1_048_576;
const ROUNDS = 3;
const AMOUNT_COLUMN = 6;
/** Limits on our reading: seconds of the whole process, and MB at its peak. */
const MAX_SECONDS = 10;
const MAX_PEAK_MB = 400;
const PEER_HEAP = '--max-old-space-size=8192';
const CLI = fileURLToPath(new URL('../out/main/cli.js', import.meta.url));
/** Tells the time and memory of a process at its end on the fourth of its streams. */
const TELL_AT_EXIT = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(3, JSON.stringify({
    seconds: performance.now() / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  })));
`)}`;

interface Used {
  readonly seconds: number;
  readonly peakMb: number;
}

interface Found {
  readonly rows: number;
  readonly cells: number;
  /** Sum of the amounts in cents. */
  readonly sum: number;
}

type Peer = 'exceljs' | 'SheetJS';

/** Counts rows, the cells in them that have a value, and the amounts below the header. */
class Counts {
  #rows = 0;
  #cells = 0;
  #sum = 0;

  /** Takes in a row whose first cell is `values[0]`. */
  add(values: readonly unknown[]): void {
    for (const value of values) if (value !== undefined && value !== '') this.#cells += 1;
    if (this.#rows > 0) this.#sum += Math.round(Number(values[AMOUNT_COLUMN]) * 100);
    this.#rows += 1;
  }

  found(): Found {
    return { rows: this.#rows, cells: this.#cells, sum: this.#sum };
  }
}

async function readWithExcelJs(path: string): Promise<Found> {
  const { default: excelJs } = await import('exceljs');
  const counts = new Counts();
  const reader = new excelJs.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    worksheets: 'emit',
    hyperlinks: 'ignore',
    entries: 'emit',
  });
  for await (const sheet of reader) {
    // Its values begin at 1.
    for await (const row of sheet) counts.add((row.values as unknown[]).slice(1));
  }
  return counts.found();
}

async function readWithSheetJs(path: string): Promise<Found> {
  const { read } = await import('@e965/xlsx');
  const counts = new Counts();
  const book = read(readFileSync(path), { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  for (const row of sheet?.['!data'] ?? []) counts.add(row.map((cell) => cell.v));
  return counts.found();
}

/** Counts what our program wrote; no cell of this table is quoted. */
function foundInCsv(path: string): Found {
  const counts = new Counts();
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) counts.add(line.split(','));
  return counts.found();
}

/** Runs a program in a process of its own, so that no memory is counted twice; its output as well. */
function runNode(args: readonly string[]): Used & { readonly output: string } {
  const child = spawnSync(process.execPath, ['--import', TELL_AT_EXIT, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (child.status !== 0) throw new Error(`${args.join(' ')} failed: ${child.stderr}`);
  return { ...(JSON.parse(child.output[3] ?? '') as Used), output: child.stdout };
}

function runPeer(peer: Peer, path: string): Used & Found {
  const { output, ...used } = runNode([PEER_HEAP, fileURLToPath(import.meta.url), peer, path]);
  return { ...used, ...(JSON.parse(output) as Found) };
}

/** Our program, several times: the fastest run, with the highest peak of all. */
function runOurs(path: string): Used & Found {
  const out = `${path}.csv`;
  const runs = Array.from({ length: ROUNDS }, () => runNode([CLI, 'read', path, '--out', out]));
  return {
    seconds: Math.min(...runs.map(({ seconds }) => seconds)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    ...foundInCsv(out),
  };
}

/** Measures all sides; false if a limit is broken. */
function compare(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  try {
    const path = join(folder, 'orders.xlsx');
    // Not here: the peak of this process would be the least that its children show.
    runNode([fileURLToPath(import.meta.url), 'write', path]);
    const size = (statSync(path).size / 1e6).toFixed(1);
    console.log(`${ROWS} rows of 8 columns, ${size} MB, ours best of ${ROUNDS}`);
    const exceljs = runPeer('exceljs', path);
    const sheetJs = runPeer('SheetJS', path);
    const ours = runOurs(path);
    const heads = ['seconds', 'peak MB', 'times', 'memory'];
    console.log(' '.repeat(10) + heads.map((head) => head.padStart(10)).join(''));
    for (const [name, run] of Object.entries({ Perennial: ours, exceljs, SheetJS: sheetJs })) {
      const numbers = [
        run.seconds.toFixed(2),
        run.peakMb.toFixed(0),
        (run.seconds / ours.seconds).toFixed(2),
        (run.peakMb / ours.peakMb).toFixed(2),
      ];
      console.log(name.padEnd(10) + numbers.map((text) => text.padStart(10)).join(''));
      for (const field of ['rows', 'cells', 'sum'] as const) {
        if (run[field] === ours[field]) continue;
        throw new Error(`${name}: ${field} ${run[field]} against ${ours[field]}`);
      }
    }
    const kept = ours.seconds <= MAX_SECONDS && ours.peakMb <= MAX_PEAK_MB;
    const limits = `${MAX_SECONDS} s, ${MAX_PEAK_MB} MB`;
    console.log(`${kept ? 'within the limits' : 'OVER THE LIMITS'} (${limits})`);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , side, path = ''] = process.argv;
if (side === 'write') writeWorkbook(path, ROWS);
else if (side === 'exceljs') console.log(JSON.stringify(await readWithExcelJs(path)));
else if (side === 'SheetJS') console.log(JSON.stringify(await readWithSheetJs(path)));
else process.exitCode = compare() ? 0 : 1;
