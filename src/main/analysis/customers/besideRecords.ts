import type { CustomerCard } from '#shared/contract/customers.ts';
import { ATTRIBUTES, type Attribute } from '#shared/domain/attributes.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { ImportKind } from '#shared/domain/importKinds.ts';
import { keptPersonal } from '#main/snapshot/index.ts';
import { textAt, type BatchRecord, type PackedTexts, type Store } from '#main/store/index.ts';

import { shownValue } from './customerNames.ts';

/** Kinds of files beside the orders that say something of single customers. */
const KINDS: readonly ImportKind[] = ['customers', 'leads', 'interactions', 'surveys', 'actions'];

/** Length of a year in a day of birth that begins with one. */
const YEAR = /^\d{4}/;

type Beside = CustomerCard['beside'];

interface BesideQuestion {
  /** All ids of the customer. */
  readonly ids: ReadonlySet<string>;
  readonly asOf: number;
  /** Personal attributes that were kept are shown as written. */
  readonly plain: boolean;
}

/** What the files beside the orders hold of one customer. */
export function besideRecords(
  store: Store,
  { ids, asOf, plain }: BesideQuestion,
): Omit<Beside, 'contact'> {
  const batches = store.batches
    .list()
    .filter(({ state, kind }) => state === 'complete' && KINDS.includes(kind));
  const found = { contact: Infinity, interactions: 0, last: -Infinity, actions: 0 };
  const scores: number[] = [];
  const attributes = new Map<Attribute, string>();
  for (const batch of batches) {
    const rows = rowsOf(store, batch, ids);
    if (rows.length === 0) continue;
    if (batch.kind === 'customers') takeAttributes(store, batch, rows, plain, attributes);
    const days = store.batches.column(batch.id, 'day');
    const score = store.batches.column(batch.id, 'score');
    for (const row of rows) {
      const day = days?.[row] ?? Number.NaN;
      if (day > asOf) continue;
      if (batch.kind === 'leads' || batch.kind === 'interactions') {
        found.contact = Math.min(found.contact, Number.isNaN(day) ? Infinity : day);
      }
      if (batch.kind === 'actions') found.actions++;
      if (batch.kind === 'interactions') {
        found.interactions++;
        found.last = Math.max(found.last, Number.isNaN(day) ? -Infinity : day);
      }
      const value = score?.[row] ?? Number.NaN;
      if (batch.kind === 'surveys' && !Number.isNaN(value)) scores.push(value);
    }
  }
  return {
    kinds: KINDS.filter((kind) => batches.some((batch) => batch.kind === kind)),
    attributes: [...attributes].map(([field, value]) => ({ field, value })),
    firstContact: dayOrNull(found.contact),
    interactions: found.interactions,
    lastInteraction: dayOrNull(found.last),
    answers: scores.length,
    meanScore:
      scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length,
    actions: found.actions,
  };
}

function dayOrNull(day: number): string | null {
  return Number.isFinite(day) ? formatIsoDay(day) : null;
}

/** Rows of a batch that belong to any of the ids. */
export function rowsOf(store: Store, batch: BatchRecord, ids: ReadonlySet<string>): number[] {
  const codes = store.batches.column(batch.id, 'customer');
  const texts = store.batches.dictionary(batch.id, 'customer');
  if (!codes || !texts) return [];
  const wanted = new Set(codesOf(texts, ids));
  const rows: number[] = [];
  if (wanted.size === 0) return rows;
  for (let row = 0; row < codes.length; row++) if (wanted.has(codes[row] as number)) rows.push(row);
  return rows;
}

/** Codes of the texts that are one of the ids; compared by length first, without decoding all. */
function codesOf({ count, offsets, bytes }: PackedTexts, ids: ReadonlySet<string>): number[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (const id of ids) {
    const wanted = Buffer.from(id);
    for (let code = 0; code < count; code++) {
      const from = offsets[code] as number;
      const end = offsets[code + 1] as number;
      if (end - from === wanted.length && all.compare(wanted, 0, wanted.length, from, end) === 0) {
        found.push(code);
      }
    }
  }
  return found;
}

/** Later files and rows say more; of a day of birth only the year leaves the store. */
function takeAttributes(
  store: Store,
  batch: BatchRecord,
  rows: readonly number[],
  plain: boolean,
  into: Map<Attribute, string>,
): void {
  const kept = keptPersonal(batch);
  for (const field of ATTRIBUTES) {
    const kind = field === 'birth' ? undefined : kept.get(field);
    const codes = store.batches.column(batch.id, field);
    const texts = store.batches.dictionary(batch.id, field);
    if (!codes || !texts) continue;
    for (const row of rows) {
      const code = codes[row] ?? -1;
      if (code < 0 || code >= texts.count) continue;
      const text = textAt(texts, code);
      const value = field === 'birth' ? YEAR.exec(text)?.[0] : text;
      if (value !== undefined && value !== '') into.set(field, shownValue(kind, value, plain).text);
    }
  }
}
