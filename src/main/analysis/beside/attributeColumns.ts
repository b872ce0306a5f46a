import { ATTRIBUTES, type Attribute } from '#shared/domain/attributes.ts';
import type { CustomerJoin } from '#main/snapshot/index.ts';
import { textAt, type BatchRecord, type PackedTexts, type Store } from '#main/store/index.ts';
import { foldName } from '../foldName.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { rowCustomers } from './rowCustomers.ts';

/** Names of an attribute's values by their code in the column; code 0 is unknown and has none. */
export type AttributeNames = Readonly<Partial<Record<Attribute, readonly string[]>>>;

/** More values than this are notes or ids, and sort nobody. */
const MOST_VALUES = 500;

/** Length of a year at the front of a day of birth, and years that are told together. */
const YEAR = /^\d{4}/;
const DECADE = 10;

/**
 * What files of customers say of each customer, by code. Later files and rows say more; values that
 * differ by case, width or spaces are one, spelt as they come first in byte order. Of a day of birth the
 * decade is kept.
 */
export function attributeColumns(
  store: Store,
  batches: readonly BatchRecord[],
  join: CustomerJoin,
  customers: number,
): { readonly columns: RunColumnSet; readonly names: AttributeNames } {
  const files = batches.map((batch) => ({ batch, who: rowCustomers(store, batch, join) }));
  const columns: Partial<Record<`attribute_${Attribute}`, Uint16Array<ArrayBuffer>>> = {};
  const names: Partial<Record<Attribute, readonly string[]>> = {};
  for (const attribute of ATTRIBUTES) {
    const parts = files.flatMap(({ batch, who }) => {
      const codes = store.batches.column(batch.id, attribute);
      const texts = store.batches.dictionary(batch.id, attribute);
      return codes && texts ? [{ codes, who, spelt: valuesOf(texts, attribute) }] : [];
    });
    const list = namesOf(parts.flatMap(({ spelt }) => spelt));
    if (list.length < 2 || list.length > MOST_VALUES) continue;
    const place = new Map(list.map((name, code) => [foldName(name), code]));
    const column = new Uint16Array(customers);
    for (const { codes, who, spelt } of parts) {
      const code = spelt.map((value) => place.get(foldName(value)) ?? 0);
      for (let row = 0; row < who.length; row++) {
        const value = code[codes[row] as number] ?? 0;
        if ((who[row] as number) >= 0 && value > 0) column[who[row] as number] = value;
      }
    }
    columns[`attribute_${attribute}`] = column;
    names[attribute] = list;
  }
  return { columns, names };
}

function valuesOf(texts: PackedTexts, attribute: Attribute): string[] {
  return Array.from({ length: texts.count }, (_, code) => {
    const text = textAt(texts, code);
    return attribute === 'birth' ? decadeOf(text) : text;
  });
}

/** `1980-1989`; empty for what does not begin with a year. */
function decadeOf(text: string): string {
  const year = YEAR.exec(text)?.[0];
  if (year === undefined) return '';
  const first = Number(year) - (Number(year) % DECADE);
  return `${first}-${first + DECADE - 1}`;
}

/** The distinct values in byte order, behind the unknown one. */
function namesOf(values: readonly string[]): string[] {
  const byFold = new Map<string, string>([['', '']]);
  for (const value of [...values].sort()) {
    const folded = foldName(value);
    if (!byFold.has(folded)) byFold.set(folded, value);
  }
  return [...byFold.values()];
}
