import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#main/store/connection.ts';
import { createStore, type ColumnArray } from '#main/store/index.ts';
import { batchSummary } from '#test/support/batchSummary.ts';

/*
 * One million orders into the encrypted workspace, out of it and away again: as columns (what the
 * program does) and as one row per order in the same kind of file (its peer).
 */
const ORDERS = 1_000_000;
const CHUNK = 65_536;

/** Numbers from 0 up to 1, the same at every run (xorshift, Marsaglia 2003). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function orders(): Record<string, ColumnArray> {
  const random = randomNumbers(20_260_731);
  const make = (value: (i: number) => number) =>
    Float64Array.from({ length: ORDERS }, (_, i) => Math.floor(value(i)));
  return {
    customer: make(() => random() * random() * 100_000),
    day: make((i) => 19_000 + i / 1000),
    amount: make(() => Math.exp(random() * 5 + 5)),
    channel: make(() => random() * 5),
    order: make((i) => i),
    product: make(() => random() * random() * 4000),
  };
}

interface Cost {
  readonly milliseconds: number;
  readonly cpu: number;
}

function measured(work: () => void): Cost {
  const began = performance.now();
  const cpu = process.cpuUsage();
  work();
  const used = process.cpuUsage(cpu);
  return {
    milliseconds: Math.round(performance.now() - began),
    cpu: Math.round((used.user + used.system) / 1000),
  };
}

function asColumns(folder: string, columns: Record<string, ColumnArray>) {
  const path = join(folder, 'columns.db');
  const store = createStore({ path, key: randomBytes(32) });
  const write = measured(() => {
    const writer = store.batches.begin('orders');
    for (let from = 0; from < ORDERS; from += CHUNK) {
      const parts = Object.entries(columns).map(([name, column]) => [
        name,
        column.subarray(from, from + CHUNK),
      ]);
      writer.addChunk(Object.fromEntries(parts) as Record<string, ColumnArray>);
    }
    writer.finish(batchSummary(ORDERS));
  });
  const megabytes = statSync(path).size / 1e6;
  const read = measured(() => {
    for (const name of Object.keys(columns)) store.batches.column(1, name);
  });
  const undo = measured(() => {
    store.batches.undo(1);
  });
  store.close();
  return { write, read, undo, megabytes };
}

function asRows(folder: string, columns: Record<string, ColumnArray>) {
  const path = join(folder, 'rows.db');
  writeFileSync(path, '');
  const db = connect(path, randomBytes(32), 'write');
  db.exec(`CREATE TABLE orders (id INTEGER PRIMARY KEY, batch_id INTEGER, customer INTEGER,
    day INTEGER, amount INTEGER, channel INTEGER, code INTEGER, product INTEGER)`);
  const insert = db.prepare('INSERT INTO orders VALUES (NULL, 1, ?, ?, ?, ?, ?, ?)');
  const values = Object.values(columns);
  const write = measured(() => {
    for (let from = 0; from < ORDERS; from += CHUNK) {
      db.transaction(() => {
        for (let i = from; i < Math.min(ORDERS, from + CHUNK); i++) {
          insert.run(...values.map((column) => column[i]));
        }
      })();
    }
    db.pragma('wal_checkpoint(PASSIVE)');
  });
  const megabytes = statSync(path).size / 1e6;
  const read = measured(() => {
    const out = values.map((column) => column.slice());
    let i = 0;
    const rows = db
      .prepare('SELECT customer, day, amount, channel, code, product FROM orders')
      .raw()
      .iterate() as Iterable<number[]>;
    for (const row of rows) {
      for (const [c, column] of out.entries()) column[i] = row[c] ?? 0;
      i++;
    }
  });
  const undo = measured(() => {
    db.exec('DELETE FROM orders WHERE batch_id = 1');
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
  db.close();
  return { write, read, undo, megabytes };
}

const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
try {
  const columns = orders();
  for (const [name, run] of [
    ['columns', asColumns],
    ['rows', asRows],
  ] as const) {
    const { write, read, undo, megabytes } = run(folder, columns);
    const told = Object.entries({ write, read, undo }).map(
      ([what, cost]) => `${what} ${String(cost.milliseconds)} ms (cpu ${String(cost.cpu)})`,
    );
    process.stdout.write(`${name}: ${told.join(', ')}, ${megabytes.toFixed(1)} MB\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
