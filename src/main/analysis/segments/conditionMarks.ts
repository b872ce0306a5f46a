import { AppError } from '#shared/contract/errors.ts';
import {
  firstDayOfMonth,
  lastDayOfMonth,
  parseIsoDay,
  parseIsoMonth,
} from '#shared/domain/calendar.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import {
  isNameField,
  type BehaviourCondition,
  type ChoiceCondition,
  type ChoiceField,
  type MemberOf,
  type NameField,
  type SegmentCondition,
} from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { textAt, type PackedTexts } from '#main/store/index.ts';
import {
  combineMarks,
  markBehaviour,
  markCodes,
  markDayRanges,
  markKnown,
  markRange,
  NO_CLUSTER,
  valueOfCode,
  type DayRange,
  type Marks,
} from '#main/engine/index.ts';
import type { ConditionSource } from './conditionSource.ts';
import { fieldColumn, fieldNames } from './fieldColumns.ts';

/**
 * Customers for whom a condition holds. One that names what the run does not have (a class where RFM
 * was gated, a channel nobody came from) holds for nobody.
 * @throws AppError BAD_REQUEST naming the rule, for a stage, month or day that does not exist.
 */
export function conditionMarks(
  source: ConditionSource,
  condition: Exclude<SegmentCondition, MemberOf>,
): Marks {
  switch (condition.kind) {
    case 'number': {
      const { column, missing } = fieldColumn(source, condition.field);
      const { least = -Infinity, most = Infinity } = condition;
      return column ? markRange(column, least, most, missing) : nobody(source);
    }
    case 'day': {
      const { column, missing } = fieldColumn(source, condition.field);
      const from = condition.from === undefined ? -Infinity : dayOf(condition.from);
      const to = condition.to === undefined ? Infinity : dayOf(condition.to);
      return column ? markRange(column, from, to, missing) : nobody(source);
    }
    case 'choice':
      return choiceMarks(source, condition);
    case 'known': {
      if (condition.field === 'cluster') return markKnown(source.clusters.latest(), NO_CLUSTER);
      const field = condition.field === 'cohort' ? 'first_order' : condition.field;
      const { column, missing } = fieldColumn(source, field);
      return column ? markKnown(column, missing) : nobody(source);
    }
    case 'behaviour':
      return behaviourMarks(source, condition);
  }
}

function nobody(source: ConditionSource): Marks {
  return new Uint8Array(source.columns.need('present').length);
}

function choiceMarks(source: ConditionSource, { field, values }: ChoiceCondition): Marks {
  if (field === 'cohort') {
    return markDayRanges(source.columns.need('first_day'), values.map(monthRange), -1);
  }
  if (field === 'cluster') return clusterMarks(source, values);
  const { column } = fieldColumn(source, field);
  return column ? markCodes(column, codesOf(source, field, values)) : nobody(source);
}

/** Members of any of the named clusters; one of a grouping that is gone holds nobody. */
function clusterMarks(source: ConditionSource, values: readonly string[]): Marks {
  const parts = values.map((value) => {
    const match = /^(\d+)-(\d+)$/.exec(value);
    if (!match) throw new AppError('BAD_REQUEST', { details: { rule: 'cluster' } });
    const labels = source.clusters.of(Number(match[1]));
    return labels ? markCodes(labels, [Number(match[2]) - 1]) : nobody(source);
  });
  return combineMarks('any', parts, nobody(source).length);
}

function codesOf(
  source: ConditionSource,
  field: Exclude<ChoiceField, 'cohort' | 'cluster'>,
  values: readonly string[],
): number[] {
  if (isNameField(field)) return codesOfNames(fieldNames(source, field), values);
  if (field === 'class12') return values.map((id) => codeOf(RFM_CLASSES_12, id, field));
  if (field === 'class8') return values.map((id) => codeOf(RFM_CLASSES_8, id, field));
  if (field === 'loyalty') return values.map((id) => codeOf(LOYALTY_TIERS, id, field));
  const stages = STAGE_SCHEMES[field.slice('stage.'.length) as StageScheme];
  return values.map((id) => codeOf(stages, id, 'stage'));
}

function codeOf(ids: readonly string[], id: string, rule: string): number {
  const code = ids.indexOf(id);
  if (code < 0) throw new AppError('BAD_REQUEST', { details: { rule } });
  return code;
}

/** Codes of names; the empty name is the unknown one. */
function codesOfNames(names: PackedTexts | undefined, wanted: readonly string[]): number[] {
  const texts = new Set(wanted);
  const codes: number[] = [];
  for (let code = 0; names !== undefined && code < names.count; code++) {
    if (texts.has(textAt(names, code))) codes.push(code);
  }
  return codes;
}

function behaviourMarks(source: ConditionSource, condition: BehaviourCondition): Marks {
  const { window, channel, category, least = -Infinity, most = Infinity } = condition;
  const [from, to]: DayRange =
    window.kind === 'last'
      ? [source.asOf - window.days + 1, source.asOf]
      : [dayOf(window.from), dayOf(window.to)];
  const orders = source.orders();
  // What the data do not know has no orders: code -1 is none.
  const codeIn = (field: NameField, name: string): number =>
    codesOfNames(fieldNames(source, field), [name])[0] ?? -1;
  return markBehaviour(
    orders,
    condition.measure,
    {
      from,
      to,
      ...(channel !== undefined && { channel: codeIn('channel', channel) }),
      ...(category !== undefined && {
        part: categoryPart(source, codeIn('first_category', category)),
      }),
    },
    least,
    most,
  );
}

/** What each order holds of a category. */
function categoryPart(source: ConditionSource, code: number): Float64Array {
  const orders = source.orders();
  const basket = source.goods.basket('category');
  return basket ? valueOfCode(orders, basket, code) : new Float64Array(orders.day.length);
}

function dayOf(iso: string): number {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new AppError('BAD_REQUEST', { details: { rule: 'day' } });
  return day;
}

/** First and last day of a month given as `YYYY-MM`. */
function monthRange(text: string): DayRange {
  const index = parseIsoMonth(text);
  if (index === undefined) throw new AppError('BAD_REQUEST', { details: { rule: 'cohort' } });
  return [firstDayOfMonth(index), lastDayOfMonth(index)];
}
