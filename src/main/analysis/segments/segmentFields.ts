import type { SegmentFields } from '#shared/contract/segments.ts';
import { formatIsoDay, formatIsoMonth, monthOfDay } from '#shared/domain/calendar.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import {
  CHOICE_FIELDS,
  DAY_FIELDS,
  isNameField,
  NUMBER_FIELDS,
  type ChoiceField,
  type NameField,
} from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { textAt, type PackedTexts } from '#main/store/index.ts';
import type { Marks } from '#main/engine/index.ts';
import type { KeptFit } from './clusterFits.ts';
import type { ConditionSource } from './conditionSource.ts';
import { fieldColumn, fieldNames, type ColumnField } from './fieldColumns.ts';

/** Names that are offered; a shop may have hundreds of thousands of products. */
const MOST_NAMES = 500;

type Options = SegmentFields['choices'][number]['options'];

/** What can be asked of each field, counted among the marked customers: one pass per field. */
export function segmentFields(
  source: ConditionSource,
  fit: KeptFit | undefined,
  within: Marks,
): Pick<SegmentFields, 'numbers' | 'days' | 'choices'> {
  const range = (field: ColumnField) => rangeOf(source, field, within);
  return {
    numbers: NUMBER_FIELDS.flatMap((field) => {
      const found = range(field);
      return found === undefined ? [] : [{ field, ...found }];
    }),
    days: DAY_FIELDS.flatMap((field) => {
      const found = range(field);
      if (found === undefined) return [];
      const day = (value: number | null) => (value === null ? null : formatIsoDay(value));
      return [{ field, known: found.known, from: day(found.least), to: day(found.most) }];
    }),
    choices: choiceOptions(source, CHOICE_FIELDS, fit, within),
  };
}

/** The options of some fields with their customers among the marked; fields without any are left out. */
export function choiceOptions(
  source: ConditionSource,
  fields: readonly ChoiceField[],
  fit: KeptFit | undefined,
  within: Marks,
): SegmentFields['choices'] {
  return fields.flatMap((field) => {
    const options = optionsOf(source, field, fit, within);
    return options.length === 0 ? [] : [{ field, options }];
  });
}

function rangeOf(source: ConditionSource, field: ColumnField, within: Marks) {
  const { column, missing } = fieldColumn(source, field);
  if (!column) return undefined;
  let [known, least, most] = [0, Infinity, -Infinity];
  for (let c = 0; c < within.length; c++) {
    const value = column[c] as number;
    if (within[c] === 0 || Number.isNaN(value) || value === missing) continue;
    known++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return known === 0 ? { known, least: null, most: null } : { known, least, most };
}

function optionsOf(
  source: ConditionSource,
  field: ChoiceField,
  fit: KeptFit | undefined,
  within: Marks,
): Options {
  if (field === 'cohort') return cohortOptions(source, within);
  const codes =
    field === 'cluster' ? fit && source.clusters.of(fit.number) : fieldColumn(source, field).column;
  if (!codes) return [];
  const names = isNameField(field) ? fieldNames(source, field) : undefined;
  const counts = new Uint32Array(names?.count ?? 256);
  for (let c = 0; c < within.length; c++) {
    if (within[c] === 1) counts[codes[c] as number] = (counts[codes[c] as number] as number) + 1;
  }
  if (isNameField(field)) return names ? nameOptions(names, counts) : [];
  return choiceIds(field, fit).map((value, code) => ({ value, customers: counts[code] as number }));
}

/** The choices of a closed list, by code. */
function choiceIds(
  field: Exclude<ChoiceField, 'cohort' | NameField>,
  fit: KeptFit | undefined,
): readonly string[] {
  if (field === 'class12') return RFM_CLASSES_12;
  if (field === 'class8') return RFM_CLASSES_8;
  if (field === 'loyalty') return LOYALTY_TIERS;
  if (field === 'cluster') {
    return (fit?.model.centroids ?? []).map((_, k) => `${fit?.number ?? 0}-${k + 1}`);
  }
  return STAGE_SCHEMES[field.slice('stage.'.length) as StageScheme];
}

/** Names that customers have, most customers first; the empty name is the unknown one. */
function nameOptions(names: PackedTexts, counts: Uint32Array): Options {
  const count = (code: number): number => counts[code] as number;
  return [...counts.keys()]
    .filter((code) => count(code) > 0)
    .sort((a, b) => count(b) - count(a) || a - b)
    .slice(0, MOST_NAMES)
    .map((code) => ({ value: textAt(names, code), customers: count(code) }));
}

/** Months of first orders, the latest first. */
function cohortOptions(source: ConditionSource, within: Marks): Options {
  const first = source.columns.need('first_day');
  const byDay = new Map<number, number>();
  for (let c = 0; c < within.length; c++) {
    const day = first[c] as number;
    if (within[c] === 1 && day >= 0) byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  const byMonth = new Map<number, number>();
  for (const [day, count] of byDay) {
    const month = monthOfDay(day);
    byMonth.set(month, (byMonth.get(month) ?? 0) + count);
  }
  return [...byMonth]
    .sort(([a], [b]) => b - a)
    .map(([month, customers]) => ({ value: formatIsoMonth(month), customers }));
}
