import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';

const LIBRARY = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** True if the library of specifications lies beside the project; says so when it does not. */
export function libraryIsThere(): boolean {
  const there = existsSync(`${LIBRARY}reference/clv`);
  if (!there)
    process.stdout.write('skipped: the library of reference values is not beside the project\n');
  return there;
}

/** Path of a file of the library's data. */
export function libraryFile(path: string): string {
  return `${LIBRARY}data/${path}`;
}

/** A reference file as JSON. */
export function reference(path: string): unknown {
  return JSON.parse(readFileSync(`${LIBRARY}reference/${path}`, 'utf8'));
}

/** Snapshot of a transaction file with columns customer, date and amount, and the customers' ids. */
export function snapshotOfFile(
  path: string,
  columns: { readonly customer: number; readonly date: number; readonly amount: number },
  asOf: string,
): { readonly snapshot: Snapshot; readonly index: ReadonlyMap<string, number> } {
  const index = new Map<string, number>();
  const lines = readFileSync(`${LIBRARY}data/${path}`, 'utf8').trim().split('\n').slice(1);
  const rows = lines.map((line): Row => {
    const fields = line.split(',');
    const id = fields[columns.customer] ?? '';
    const customer = index.get(id) ?? index.size;
    index.set(id, customer);
    const minor = Math.round(Number(fields[columns.amount]) * 100);
    return [customer, dayOf(fields[columns.date] ?? ''), minor];
  });
  return { snapshot: snapshotOf(index.size, dayOf(asOf), rows), index };
}
