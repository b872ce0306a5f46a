import { statSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { importPlanSchema } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { RawFile } from '../read/rawFile.ts';
import { isSameTable, type TableOfFile } from './sameTable.ts';
import { formOfPlan } from './templates.ts';

/** What the workspace knows of a file. */
export interface KnownFile {
  /** The complete batch of this very table of the file. */
  readonly already: BatchRecord | undefined;
  /** The latest complete batch of the same columns. */
  readonly previous: BatchRecord | undefined;
}

/** Finds the batches of an inspected file and of its form. */
export function knownFile(store: Store, { file, plan }: Inspection): KnownFile {
  const complete = completeBatches(store);
  const form = formOfPlan(plan);
  return {
    already: complete.findLast((batch) =>
      isSameTable(batch, { hash: file.hash, reading: plan.reading }),
    ),
    previous: complete.findLast((batch) => {
      const known = importPlanSchema.safeParse(JSON.parse(batch.plan));
      return known.success && formOfPlan(known.data) === form;
    }),
  };
}

/**
 * The complete batch that this very file became, or this sheet or table of it, if there is one; the file is read only
 * when one of the same length is there.
 */
export function batchOfFile(
  store: Store,
  path: string,
  control: JobControl,
  reading: TableOfFile,
): BatchRecord | undefined {
  const sameLength = completeBatches(store).filter(
    ({ fileBytes }) => fileBytes === statSync(path, { throwIfNoEntry: false })?.size,
  );
  if (sameLength.length === 0) return undefined;
  const file = new RawFile(path, true);
  try {
    file.skipRest(() => {
      control.check();
    });
    const hash = file.hash();
    return sameLength.findLast((batch) => isSameTable(batch, { hash, reading }));
  } finally {
    file.close();
  }
}

/** The refusal of a file that is in the workspace already. */
export function alreadyImported(batch: BatchRecord): AppError {
  return new AppError('ALREADY_IMPORTED', {
    place: { file: batch.fileName, rule: 'same_file' },
    details: { batch: batch.id, question: 'same_file', options: 'add | replace' },
  });
}

function completeBatches(store: Store): BatchRecord[] {
  return store.batches.list().filter(({ state }) => state === 'complete');
}
