import {
  importPlanSchema,
  type ImportOverrides,
  type ImportPlan,
} from '#shared/contract/importPlan.ts';
import { mergedNames } from '#shared/domain/valueNames.ts';
import { foldHeader } from '#main/privacy/index.ts';
import type { Store } from '#main/store/index.ts';

/** Share of common columns from which a remembered file is taken for the same form. */
const SAME_FORM = 0.8;

/** What was settled for a file of the same form before. */
export interface Recalled {
  /** Choices by the columns that this file has too. */
  readonly overrides: ImportOverrides;
  /** Columns of this file that the remembered one lacked, and the other way round. */
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/** Name of a form: the set of column names, in whatever order, and whether it is text or a grid. */
function formKey(plan: Pick<ImportPlan, 'reading'>, names: readonly string[]): string {
  const folded = [...new Set(names.map(foldHeader))].sort();
  return [plan.reading.format === undefined ? 'text' : 'grid', ...folded].join('\n');
}

/** Name of the form that a plan is for. */
export function formOfPlan(plan: ImportPlan): string {
  return formKey(
    plan,
    plan.columns.map(({ name }) => name),
  );
}

/** Remembers the choices of an import for the next file of its form. */
export function rememberPlan(store: Store, plan: ImportPlan): void {
  store.templates.save(formOfPlan(plan), JSON.stringify(plan));
}

/**
 * The choices made for the last file of this form; a form may have gained or lost a few columns since.
 * Answers to questions are not among them: a question that has come up again is asked again.
 */
export function recallPlan(
  store: Store,
  reading: ImportPlan['reading'],
  names: readonly string[],
): Recalled | undefined {
  const key = formKey({ reading }, names);
  const known = store.templates.find(key) ?? nearest(store, key);
  const parsed = known === undefined ? undefined : importPlanSchema.safeParse(JSON.parse(known));
  if (parsed?.success !== true) return undefined;
  return recalled(parsed.data, names);
}

/** The plan of the form with the most columns in common, if these are most of both. */
function nearest(store: Store, key: string): string | undefined {
  const [kind, ...wanted] = key.split('\n');
  let best: { readonly plan: string; readonly share: number } | undefined;
  for (const { headerKey, plan } of store.templates.list()) {
    const [otherKind, ...names] = headerKey.split('\n');
    if (otherKind !== kind) continue;
    const common = names.filter((name) => wanted.includes(name)).length;
    const share = common / (names.length + wanted.length - common);
    if (share >= SAME_FORM && share > (best?.share ?? 0)) best = { plan, share };
  }
  return best?.plan;
}

function recalled(plan: ImportPlan, names: readonly string[]): Recalled {
  const byName = new Map(plan.columns.map((column) => [foldHeader(column.name), column]));
  const map: Record<string, ImportPlan['columns'][number]['field']> = {};
  const privacy: Record<string, ImportPlan['columns'][number]['action']> = {};
  const statuses: NonNullable<ImportOverrides['statuses']> = {};
  const values: NonNullable<ImportOverrides['values']> = {};
  const empty: NonNullable<ImportOverrides['empty']> = {};
  const zones: Record<string, string> = {};
  const added: string[] = [];
  for (const name of names) {
    const column = byName.get(foldHeader(name));
    if (column === undefined) {
      added.push(name);
      continue;
    }
    map[name] = column.field;
    privacy[name] = column.action;
    Object.assign(statuses, column.statuses);
    if (column.values !== undefined) values[name] = column.values;
    if (column.empty !== undefined) empty[name] = column.empty;
    if (column.date?.zone !== undefined) zones[name] = column.date.zone;
  }
  const present = new Set(names.map(foldHeader));
  return {
    overrides: {
      kind: plan.kind,
      map,
      privacy,
      statuses,
      values,
      empty,
      zones,
      onBadRow: plan.onBadRow,
      repeats: plan.repeats,
      ...(plan.duplicates && { duplicates: plan.duplicates }),
      ...(plan.money.currency !== null && { currency: plan.money.currency }),
      ...(plan.privacy && { record: plan.privacy }),
    },
    added,
    missing: plan.columns.flatMap(({ name }) => (present.has(foldHeader(name)) ? [] : [name])),
  };
}

/** The remembered meanings without those that the user now gives to another column. */
function freed(recalled: ImportOverrides['map'], said: ImportOverrides['map']) {
  const given = new Set(Object.values(said ?? {}));
  return Object.fromEntries(
    Object.entries(recalled ?? {}).filter(([, field]) => field === null || !given.has(field)),
  );
}

/** What the user settled, over what is remembered. */
export function withRecalled(recalled: ImportOverrides, said: ImportOverrides): ImportOverrides {
  // Another kind of file has other meanings: those remembered do not go with it.
  const sameKind = said.kind === undefined || said.kind === recalled.kind;
  return {
    ...recalled,
    ...said,
    map: { ...(sameKind ? freed(recalled.map, said.map) : {}), ...said.map },
    privacy: { ...recalled.privacy, ...said.privacy },
    statuses: { ...recalled.statuses, ...said.statuses },
    values: mergedNames(recalled.values, said.values),
    empty: { ...recalled.empty, ...said.empty },
    zones: { ...recalled.zones, ...said.zones },
    record: { ...recalled.record, ...said.record },
  };
}
