import type { BatchView } from '#shared/contract/importMethods.ts';

/** Sums over the batches that count (not undone). */
export interface BatchTotals {
  readonly files: number;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Time of the latest import. */
  readonly latest: string | null;
}

/** Adds up what is in the workspace now. */
export function batchTotals(batches: readonly BatchView[]): BatchTotals {
  const counting = batches.filter(({ state }) => state === 'complete');
  const sum = (of: (batch: BatchView) => number): number =>
    counting.reduce((total, batch) => total + of(batch), 0);
  const texts = (of: (batch: BatchView) => string | null): string[] =>
    counting
      .map(of)
      .filter((text) => text !== null)
      .sort();
  return {
    files: counting.length,
    read: sum(({ rowsRead }) => rowsRead),
    accepted: sum(({ rowsAccepted }) => rowsAccepted),
    rejected: sum(({ rowsRejected }) => rowsRejected),
    firstDay: texts(({ firstDay }) => firstDay).at(0) ?? null,
    lastDay: texts(({ lastDay }) => lastDay).at(-1) ?? null,
    latest: texts(({ importedAt }) => importedAt).at(-1) ?? null,
  };
}
