import { DuckDBInstance } from '@duckdb/node-api';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFile, inspectFile } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { createStore } from '#main/store/index.ts';
import { ROWS, writeOrders } from './millionOrders.ts';

/**
 * A CSV of a million order lines into an encrypted workspace (read, checked, pseudonymised, stored)
 * against DuckDB's `read_csv` into its own file, each in a process of its own. Both must find the same
 * sum. `inspect` is the wizard's proposal, which reads the whole file once more; DuckDB sniffs a
 * sample instead, so the comparison is made with and without it.
 */
const ROUNDS = 3;
const MAX_RATIO = 2.5;
const MAX_PEAK_MB = 600;

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

function runOurs(csv: string, target: string): Measured {
  const store = createStore({ path: target, key: new Uint8Array(32).fill(9) });
  const control = detachedControl();
  const begin = performance.now();
  const { plan } = inspectFile(csv, {}, control);
  const inspected = performance.now();
  const batch = importFile(csv, plan, store, control);
  const end = performance.now();
  store.close();
  return {
    inspect: (inspected - begin) / 1000,
    seconds: (end - inspected) / 1000,
    peakMb: peakMb(),
    rows: batch.rowsAccepted,
    sum: batch.amountMinor,
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
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), side, csv, target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  rmSync(target, { force: true });
  if (child.status !== 0) throw new Error(`${side} ended with ${String(child.status)}`);
  return JSON.parse(child.stdout) as Measured;
}

function best(side: 'ours' | 'duckdb', csv: string, folder: string): Measured {
  const runs = Array.from({ length: ROUNDS }, (_, i) =>
    inChild(side, csv, join(folder, `${side}${i}`)),
  );
  runs.sort((a, b) => a.inspect + a.seconds - b.inspect - b.seconds);
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

function compare(): number {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  try {
    const csv = join(folder, 'orders.csv');
    writeOrders(csv);
    console.log(`${ROWS} rows, ${(statSync(csv).size / 1e6).toFixed(1)} MB, best of ${ROUNDS}`);
    const duckdb = best('duckdb', csv, folder);
    const ours = best('ours', csv, folder);
    console.log(
      `${' '.repeat(10)}${['inspect s', 'import s', 'peak MB', 'file MB'].map((h) => h.padStart(10)).join('')}`,
    );
    print('DuckDB', duckdb);
    print('Perennial', ours);
    const ratio = ours.seconds / duckdb.seconds;
    const withInspect = (ours.seconds + ours.inspect) / duckdb.seconds;
    console.log(
      `ratio of the import ${ratio.toFixed(2)} (at most ${MAX_RATIO}), with the proposal ${withInspect.toFixed(2)}`,
    );
    for (const field of ['rows', 'sum', 'customers'] as const) {
      if (ours[field] !== duckdb[field]) {
        throw new Error(`${field}: ${String(ours[field])} against ${String(duckdb[field])}`);
      }
    }
    const kept = ratio <= MAX_RATIO && ours.peakMb <= MAX_PEAK_MB;
    console.log(kept ? 'within the limits' : 'OVER THE LIMITS');
    return kept ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , side, csv = '', target = ''] = process.argv;
if (side === 'ours') console.log(JSON.stringify(runOurs(csv, target)));
else if (side === 'duckdb') console.log(JSON.stringify(await runDuckDb(csv, target)));
else process.exitCode = compare();
