import { textAt, type BatchRecord, type Store } from '#main/store/index.ts';
import { ownRows } from './ownRows.ts';

/** The rows of all imports of costs end to end. */
export interface ImportedCosts {
  /** Name of the channel of each row as it stands in the file; empty when it names none. */
  readonly channel: readonly string[];
  /** NaN = unknown; so are clicks. */
  readonly day: Float64Array;
  /** Minor units of `digits` decimals. */
  readonly cost: Float64Array;
  readonly clicks: Float64Array;
  readonly impressions: Float64Array;
  /** What each row is charged by as it stands in the file; empty when it does not say. */
  readonly basis: readonly string[];
  /** Different currencies that the files name, in alphabetical order. */
  readonly currencies: readonly string[];
  readonly digits: number;
}

/** Costs of the workspace, or undefined when no file of costs was imported. */
export function importedCosts(store: Store): ImportedCosts | undefined {
  const batches = store.batches.sources().filter(({ kind }) => kind === 'costs');
  if (batches.length === 0) return undefined;
  const digits = batches.reduce((most, { moneyDigits }) => Math.max(most, moneyDigits), 0);
  const joined = (name: string, factorOf: (batch: BatchRecord) => number): Float64Array =>
    Float64Array.from(
      batches.flatMap((batch) => {
        const column = store.batches.column(batch.id, name);
        if (!column) return new Array<number>(ownRows(store, batch.id)).fill(Number.NaN);
        const factor = factorOf(batch);
        return Array.from(column, (value) => value * factor);
      }),
    );
  return {
    channel: batches.flatMap((batch) => textsOf(store, batch, 'channel')),
    day: joined('day', () => 1),
    cost: joined('cost', ({ moneyDigits }) => 10 ** (digits - moneyDigits)),
    clicks: joined('clicks', () => 1),
    impressions: joined('impressions', () => 1),
    basis: batches.flatMap((batch) => textsOf(store, batch, 'basis')),
    currencies: [...new Set(batches.flatMap(({ currency }) => currency ?? []))].sort(),
    digits,
  };
}

function textsOf(store: Store, batch: BatchRecord, name: string): string[] {
  const codes = store.batches.column(batch.id, name);
  const texts = store.batches.dictionary(batch.id, name);
  if (!codes || !texts) return new Array<string>(ownRows(store, batch.id)).fill('');
  const names = Array.from({ length: texts.count }, (_, code) => textAt(texts, code));
  return Array.from(codes, (code) => names[code] ?? '');
}
