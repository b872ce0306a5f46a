import type { Attribute } from '#shared/domain/attributes.ts';
import { civilOfDay, formatIsoDay } from '#shared/domain/calendar.ts';
import { firstDayOfPeriod, periodOfDay, type PeriodUnit } from '#shared/domain/periods.ts';
import {
  isNamedBy,
  isPeriodUnit,
  type CohortBy,
  type NamedBy,
  type SurvivalBy,
} from '#shared/domain/retention.ts';
import { attributeOf } from '#shared/domain/segmentRule.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { textAt, type PackedTexts } from '#main/store/index.ts';
import type { CohortGroups, Marks } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { CustomerGoods } from '../goods/index.ts';
import type { RunColumns } from '../runColumns.ts';

/** Group of a customer who is left out: not in the filter, without an order, or without the value. */
const LEFT_OUT = 65_535;
/** Names with a group of their own; the smaller ones are one group together. */
const MOST_NAMES = 11;

/** What groups are made from. */
export interface GroupSource {
  readonly columns: RunColumns;
  readonly ledger: () => Ledger;
  readonly goods: CustomerGoods;
  /** Names of an attribute's values by code; undefined where no file of customers tells it. */
  readonly attributes: (attribute: Attribute) => PackedTexts | undefined;
}

/** Groups of customers and their names on the wire; a null stands for the other names. */
export interface CustomerGroups extends CohortGroups {
  readonly of: Uint16Array;
  readonly ids: readonly (string | null)[];
}

/**
 * Groups of the marked customers with an order. Those without the value asked for are in none;
 * undefined if the run does not have the value at all.
 */
export function customerGroups(
  source: GroupSource,
  marks: Marks,
  by: CohortBy | SurvivalBy,
): CustomerGroups | undefined {
  const chosen = buyers(source, marks);
  if (by === 'all') return coded(chosen, () => 0, [null]);
  if (isNamedBy(by)) return nameGroups(source, chosen, by);
  const first = source.columns.need('first_day');
  if (by === 'year') return dayGroups(chosen, first, (day) => civilOfDay(day).year, String);
  if (isPeriodUnit(by)) return periodGroups(chosen, first, by);
  const { column, ids } = closedList(source.columns, by);
  return column && coded(chosen, (c) => column[c] as number, ids);
}

/** Everybody who is marked and has an order, as one group. */
export function oneGroup(source: GroupSource, marks: Marks): CustomerGroups {
  return coded(buyers(source, marks), () => 0, [null]);
}

/** The marked customers with an order. */
function buyers({ columns }: GroupSource, marks: Marks): Marks {
  const orders = columns.need('orders');
  return marks.map((mark, c) => ((orders[c] as number) > 0 ? mark : 0));
}

function closedList(columns: RunColumns, by: 'value' | 'class12' | 'class8') {
  switch (by) {
    case 'value':
      return { column: columns.get('stage_value'), ids: STAGE_SCHEMES.value };
    case 'class12':
      return { column: columns.get('class12'), ids: RFM_CLASSES_12 };
    case 'class8':
      return { column: columns.get('class8'), ids: RFM_CLASSES_8 };
  }
}

function periodGroups(chosen: Marks, first: Int32Array, unit: PeriodUnit): CustomerGroups {
  return dayGroups(
    chosen,
    first,
    (day) => periodOfDay(unit, day),
    (index) => formatIsoDay(firstDayOfPeriod(unit, index)),
  );
}

/** Groups by a number that rises with the day of the first order. */
function dayGroups(
  chosen: Marks,
  first: Int32Array,
  numberOf: (day: number) => number,
  nameOf: (number: number) => string,
): CustomerGroups {
  let [least, most] = [Infinity, -Infinity];
  for (let c = 0; c < chosen.length; c++) {
    if (chosen[c] === 0) continue;
    const day = first[c] as number;
    least = Math.min(least, day);
    most = Math.max(most, day);
  }
  if (most < least) return coded(chosen, () => LEFT_OUT, []);
  const [from, to] = [numberOf(least), numberOf(most)];
  const table = Uint16Array.from(
    { length: most - least + 1 },
    (_, at) => numberOf(least + at) - from,
  );
  const ids = Array.from({ length: to - from + 1 }, (_, at) => nameOf(from + at));
  return coded(chosen, (c) => table[(first[c] as number) - least] as number, ids);
}

/** Codes of customers with their names; undefined where the files name none. */
function namesBy({ columns, ledger, goods, attributes }: GroupSource, by: NamedBy) {
  const of = (): readonly [ArrayLike<number> | undefined, PackedTexts | undefined] => {
    if (by === 'channel') return [columns.need('channel'), ledger().channels];
    if (by === 'category' || by === 'product') return [goods.first(by), goods.names(by)];
    const attribute = attributeOf(by);
    return attribute === undefined
      ? [undefined, undefined]
      : [columns.get(`attribute_${attribute}`), attributes(attribute)];
  };
  const [codes, names] = of();
  return codes && names && { codes, names };
}

/** The largest by customers, then the others together. */
function nameGroups(source: GroupSource, chosen: Marks, by: NamedBy): CustomerGroups | undefined {
  const named = namesBy(source, by);
  if (!named) return undefined;
  const { codes, names } = named;
  const counts = new Float64Array(Math.max(1, names.count));
  for (let c = 0; c < chosen.length; c++) {
    if (chosen[c] === 0) continue;
    counts[codes[c] as number] = (counts[codes[c] as number] as number) + 1;
  }
  const present = [...counts.keys()].filter((code) => (counts[code] as number) > 0);
  present.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  // One too many takes the place of a group of the others.
  const own = present.length <= MOST_NAMES + 1 ? present : present.slice(0, MOST_NAMES);
  const groupOf = new Uint16Array(counts.length).fill(own.length);
  for (const [group, code] of own.entries()) groupOf[code] = group;
  const ids: (string | null)[] = own.map((code) => (code < names.count ? textAt(names, code) : ''));
  if (own.length < present.length) ids.push(null);
  return coded(chosen, (c) => groupOf[codes[c] as number] as number, ids);
}

function coded(
  chosen: Marks,
  codeOf: (customer: number) => number,
  ids: readonly (string | null)[],
): CustomerGroups {
  const of = new Uint16Array(chosen.length).fill(LEFT_OUT);
  for (let c = 0; c < chosen.length; c++) if (chosen[c] === 1) of[c] = codeOf(c);
  return { of, count: ids.length, ids };
}
