import { importPlanSchema, type PlanColumn } from '#shared/contract/importPlan.ts';
import { IDENTITY_FIELDS } from '#shared/domain/importKinds.ts';
import { staysApart } from '#shared/domain/personalKinds.ts';
import type { BatchRecord } from '#main/store/index.ts';

/** Kinds of keys that can show two ids to be one person, by their columns in the store. */
export const KEY_KINDS = ['phone', 'email'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** What a batch can say about who is who. */
export interface KeysOfBatch {
  /** The kind of key that its customer column is itself; undefined where that is an id. */
  readonly customer: KeyKind | undefined;
  /** Columns of keys that were masked at the import: equal masks are no equal persons. */
  readonly masked: ReadonlySet<KeyKind>;
}

/** Reads from a batch's plan how its keys were stored. */
export function keysOfBatch(batch: BatchRecord): KeysOfBatch {
  const plan = importPlanSchema.safeParse(JSON.parse(batch.plan));
  if (!plan.success) return { customer: undefined, masked: new Set() };
  const kept = plan.data.columns.filter(({ action }) => action !== 'drop');
  const customer = customerColumn(kept);
  return {
    customer: KEY_KINDS.find((kind) => customer?.field === kind || customer?.personal === kind),
    masked: new Set(
      KEY_KINDS.filter((kind) =>
        kept.some(({ field, action }) => field === kind && !staysApart(action)),
      ),
    ),
  };
}

/** Of the imported columns of a plan the one that tells who the customer is. */
export function customerColumn(imported: readonly PlanColumn[]): PlanColumn | undefined {
  return IDENTITY_FIELDS.map((field) => imported.find((column) => column.field === field)).find(
    (column) => column !== undefined && staysApart(column.action),
  );
}

const ASTERISK = 0x2a;
/** Bytes of the full-width asterisk. */
const [WIDE_1, WIDE_2, WIDE_3] = [0xef, 0xbc, 0x8a] as const;

/** True if a text hides a part of itself behind asterisks. */
export function isMaskedText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    if (bytes[i] === ASTERISK) return true;
    if (bytes[i] === WIDE_1 && bytes[i + 1] === WIDE_2 && bytes[i + 2] === WIDE_3) return true;
  }
  return false;
}
