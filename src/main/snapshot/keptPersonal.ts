import { importPlanSchema, type PlanColumn } from '#shared/contract/importPlan.ts';
import type { PersonalKind } from '#shared/domain/personalKinds.ts';
import {
  ByteDictionary,
  type BatchRecord,
  type PackedTexts,
  type Store,
} from '#main/store/index.ts';
import { internAll } from './batchCodes.ts';
import { customerColumn } from './identitySources.ts';

/** Fields that hold personal data whatever their values look like. */
const PERSONAL_FIELDS: Readonly<Record<string, PersonalKind>> = {
  customer_name: 'name',
  phone: 'phone',
  email: 'email',
};

/** Name in the store of the column that tells who the customer is. */
const CUSTOMER = 'customer';

/**
 * The personal columns of a batch whose values the user chose to keep as they are written, by their names
 * in the store, with the kind of each. Pseudonyms and masked values are not among them.
 */
export function keptPersonal(batch: BatchRecord): ReadonlyMap<string, PersonalKind> {
  const plan = importPlanSchema.safeParse(JSON.parse(batch.plan));
  if (!plan.success) return new Map();
  const imported = plan.data.columns.filter(
    ({ field, action }) => field !== null && action !== 'drop',
  );
  const customer = customerColumn(imported);
  return new Map(
    imported.flatMap((column) => {
      const kind = kindOf(column);
      if (kind === undefined || column.action !== 'keep') return [];
      return [[column === customer ? CUSTOMER : storedAs(column), kind] as const];
    }),
  );
}

function kindOf({ field, personal }: PlanColumn): PersonalKind | undefined {
  return personal ?? (field === null ? undefined : PERSONAL_FIELDS[field]);
}

function storedAs({ field }: PlanColumn): string {
  return field === 'customer_name' ? 'name' : (field ?? '');
}

/** Kinds of personal data that any batch keeps as written, each once. */
export function keptKinds(store: Store): PersonalKind[] {
  return [...new Set(store.batches.sources().flatMap((b) => [...keptPersonal(b).values()]))];
}

/**
 * Which of the texts are ids that are personal data as written, such as a phone that tells who the customer is.
 *
 * @param texts ids of customers, as a ledger or the evidence of links has them
 * @returns the kind of text i, undefined for pseudonyms and ids that are no personal data
 */
export function keptIds(store: Store, texts: PackedTexts): (i: number) => PersonalKind | undefined {
  const batches = store.batches
    .sources()
    .map((batch) => ({ batch, kind: keptPersonal(batch).get(CUSTOMER) }));
  if (batches.every(({ kind }) => kind === undefined)) return () => undefined;
  const dictionary = new ByteDictionary();
  internAll(texts, dictionary);
  const kinds = new Map<number, PersonalKind>();
  for (const { batch, kind } of batches) {
    const own = kind && store.batches.dictionary(batch.id, CUSTOMER);
    if (kind === undefined || own === undefined) continue;
    for (const code of internAll(own, dictionary)) if (code < texts.count) kinds.set(code, kind);
  }
  return (i) => kinds.get(i);
}
