import { DuckDBInstance } from '@duckdb/node-api';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Session, valueOf } from '#main/session/index.ts';
import { createStore } from '#main/store/index.ts';
import { cancelTimes } from './cancelTimes.ts';
import { writeOrders } from './ordersFile.ts';

/**
 * A CSV of order lines into an encrypted workspace (read, checked, pseudonymised, stored)
 * against DuckDB's `read_csv` into its own file, each in a process of its own. Both must find the same
 * sum. `inspect` is the wizard's proposal, which reads the whole file once more; DuckDB sniffs a
 * sample instead, so the comparison is made with and without it. Last comes how soon a cancelled
 * inspection or import has answered, and how soon the workspace is as it was.
 */
interface Size {
  readonly rows: number;
  readonly rounds: number;
  /** Limits: times DuckDB's seconds, and MB at the peak. */
  readonly maxRatio: number;
  readonly maxPeakMb: number;
}

const SIZES: readonly Size[] = [
  { rows: 1_000_000, rounds: 3, maxRatio: 2.5, maxPeakMb: 600 },
  { rows: 10_000_000, rounds: 2, maxRatio: 2, maxPeakMb: 1200 },
];
/** Milliseconds from asking running work to stop to its answer, the worst of all moments. */
const MAX_CANCEL_MS = 500;
const KEY = new Uint8Array(32).fill(9);
const WORKER = new URL('../out/main/worker.js', import.meta.url);

interface Measured {
  /** Seconds of the proposal; 0 for DuckDB. */
  readonly inspect: number;
  readonly seconds: number;
  readonly peakMb: number;
  readonly rows: number;
  readonly sum: string;
  readonly customers: number;
  readonly fileMb: number;
}

function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** The built program's own session over an empty workspace: what runs when a person imports a file. */
async function runOurs(csv: string, target: string): Promise<Measured> {
  const session = await Session.open({ workerUrl: WORKER, databasePath: target, key: KEY });
  const begin = performance.now();
  const inspection = await session.call('imports.inspect', { path: csv, overrides: {} });
  const { plan } = valueOf('imports.inspect', inspection);
  const inspected = performance.now();
  const job = {
    id: 1,
    cancel: new SharedArrayBuffer(4),
    progress: () => undefined,
    check: () => undefined,
  };
  const committed = await session.run(job, 'imports.commit', {
    path: csv,
    plan,
    sameFile: 'refuse',
    overlap: 'refuse',
  });
  const batch = valueOf('imports.commit', committed);
  const end = performance.now();
  await session.close();
  return {
    inspect: (inspected - begin) / 1000,
    seconds: (end - inspected) / 1000,
    peakMb: peakMb(),
    rows: batch.rowsAccepted,
    sum: batch.amount.replace('.', ''),
    customers: batch.customers,
    fileMb: statSync(target).size / 1e6,
  };
}

async function runDuckDb(csv: string, target: string): Promise<Measured> {
  const begin = performance.now();
  const instance = await DuckDBInstance.create(target);
  const connection = await instance.connect();
  await connection.run(`create table orders as select * from read_csv('${csv}')`);
  await connection.run('checkpoint');
  const seconds = (performance.now() - begin) / 1000;
  const peak = peakMb();
  const reader = await connection.runAndReadAll(
    'select count(*), sum(round(amount * 100)::bigint)::varchar, count(distinct phone) from orders',
  );
  const [rows, sum, customers] = reader.getRows()[0] ?? [];
  connection.closeSync();
  return {
    inspect: 0,
    seconds,
    peakMb: peak,
    rows: Number(rows),
    sum: String(sum),
    customers: Number(customers),
    fileMb: statSync(target).size / 1e6,
  };
}

/** Runs one side in a process of its own, so that neither's memory is counted with the other's. */
function inChild(side: 'ours' | 'duckdb', csv: string, target: string): Measured {
  if (side === 'ours') createStore({ path: target, key: KEY.slice() }).close();
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), side, csv, target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  rmSync(target, { force: true });
  if (child.status !== 0) throw new Error(`${side} ended with ${String(child.status)}`);
  return JSON.parse(child.stdout) as Measured;
}

function best(side: 'ours' | 'duckdb', csv: string, folder: string, rounds: number): Measured {
  const runs = Array.from({ length: rounds }, (_, i) =>
    inChild(side, csv, join(folder, `${side}${i}`)),
  );
  runs.sort((a, b) => a.seconds - b.seconds);
  return { ...(runs[0] as Measured), peakMb: Math.max(...runs.map((run) => run.peakMb)) };
}

function print(name: string, run: Measured): void {
  const numbers = [
    run.inspect.toFixed(2),
    run.seconds.toFixed(2),
    run.peakMb.toFixed(0),
    run.fileMb.toFixed(0),
  ];
  console.log([name.padEnd(10), ...numbers.map((text) => text.padStart(10))].join(''));
}

/** Measures both sides on a file of one size; false if a limit is broken. */
function compare({ rows, rounds, maxRatio, maxPeakMb }: Size): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  try {
    const csv = join(folder, 'orders.csv');
    writeOrders(csv, rows);
    console.log(`${rows} rows, ${(statSync(csv).size / 1e6).toFixed(1)} MB, best of ${rounds}`);
    const duckdb = best('duckdb', csv, folder, rounds);
    const ours = best('ours', csv, folder, rounds);
    console.log(
      `${' '.repeat(10)}${['inspect s', 'import s', 'peak MB', 'file MB'].map((h) => h.padStart(10)).join('')}`,
    );
    print('DuckDB', duckdb);
    print('Perennial', ours);
    const ratio = ours.seconds / duckdb.seconds;
    const withInspect = (ours.seconds + ours.inspect) / duckdb.seconds;
    console.log(
      `ratio of the import ${ratio.toFixed(2)} (at most ${maxRatio}), with the proposal ${withInspect.toFixed(2)}`,
    );
    for (const field of ['rows', 'sum', 'customers'] as const) {
      if (ours[field] !== duckdb[field]) {
        throw new Error(`${field}: ${String(ours[field])} against ${String(duckdb[field])}`);
      }
    }
    const kept = ratio <= maxRatio && ours.peakMb <= maxPeakMb;
    console.log(kept ? 'within the limits' : 'OVER THE LIMITS');
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures how soon cancelled work has answered and left nothing; false if the answer takes too long. */
async function cancelInTime(rows: number): Promise<boolean> {
  const times = await cancelTimes(WORKER, rows, { inspections: 5, imports: 10 });
  console.log(`${rows} rows cancelled at random moments; nothing was left`);
  console.log('                at %  answered ms   emptied ms');
  for (const { during, share, answered, emptied } of times) {
    const numbers = [share * 100, answered, emptied].map((number) => number.toFixed(0));
    console.log(during.padEnd(11) + numbers.map((text) => text.padStart(12)).join(''));
  }
  const worst = Math.max(...times.map(({ answered }) => answered));
  console.log(`worst answer ${worst.toFixed(0)} ms (at most ${MAX_CANCEL_MS})`);
  return worst <= MAX_CANCEL_MS;
}

const [, , side, csv = '', target = ''] = process.argv;
if (side === 'ours') console.log(JSON.stringify(await runOurs(csv, target)));
else if (side === 'duckdb') console.log(JSON.stringify(await runDuckDb(csv, target)));
else {
  const kept = SIZES.map(compare);
  for (const { rows } of SIZES) kept.push(await cancelInTime(rows));
  process.exitCode = kept.every(Boolean) ? 0 : 1;
}
