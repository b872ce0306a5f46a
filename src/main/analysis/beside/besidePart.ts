import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { customerJoin, type Ledger } from '#main/snapshot/index.ts';
import type { Store } from '#main/store/index.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { answerColumns, type AskedQuestion } from './answerColumns.ts';
import { attributeColumns, type AttributeNames } from './attributeColumns.ts';
import { interactionColumns } from './interactionColumns.ts';
import { answersOfAll, type AllAnswers } from './stageRelation.ts';

/** What the files beside the orders say of all customers together. */
export interface BesideTable {
  readonly attributes: AttributeNames;
  readonly questions: readonly AskedQuestion[];
  /** What was answered by the end of the period before; undefined in a run of an earlier version. */
  readonly before?: AllAnswers & { readonly day: number };
}

/**
 * What files of customers, surveys and interactions say of each customer of the ledger, up to the
 * analysis date. Without such files there is no column, so that what is not known is asked of nobody.
 *
 * @throws AppError CANCELLED on request
 */
export function besidePart(
  store: Store,
  ledger: Ledger,
  {
    asOf,
    before,
    orders,
    leastConfidence,
  }: {
    readonly asOf: number;
    /** Last day of the period that figures are compared with. */
    readonly before: number;
    /** Counting orders up to the analysis date. */
    readonly orders: OrderColumns;
    readonly leastConfidence: number;
  },
  control: JobControl,
): { readonly table: BesideTable; readonly columns: RunColumnSet } {
  const sources = store.batches.sources();
  const of = (wanted: 'customers' | 'surveys' | 'interactions') =>
    sources.filter(({ kind }) => kind === wanted);
  const [files, surveys, interactions] = [of('customers'), of('surveys'), of('interactions')];
  if (files.length + surveys.length + interactions.length === 0) {
    return { table: { attributes: {}, questions: [] }, columns: {} };
  }
  const join = customerJoin(store, ledger, leastConfidence, control);
  const customers = ledger.customers.count;
  const attributes = attributeColumns(store, files, join, customers);
  control.check();
  const answers = answerColumns(store, surveys, join, { customers, asOf });
  const earlier = answerColumns(store, surveys, join, { customers, asOf, until: before });
  control.check();
  return {
    table: {
      attributes: attributes.names,
      questions: answers.questions,
      before: { day: before, ...answersOfAll(earlier.columns, orders) },
    },
    columns: {
      ...attributes.columns,
      ...answers.columns,
      ...interactionColumns(store, interactions, join, { customers, asOf }),
    },
  };
}
