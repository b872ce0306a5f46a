import { AppError } from '#shared/contract/errors.ts';
import {
  firstDayOfMonth,
  lastDayOfMonth,
  parseIsoDay,
  parseIsoMonth,
} from '#shared/domain/calendar.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import type {
  BehaviourCondition,
  ChoiceCondition,
  ChoiceField,
  MemberOf,
  SegmentCondition,
  SegmentField,
} from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { textAt } from '#main/store/index.ts';
import {
  combineMarks,
  markBehaviour,
  markCodes,
  markDayRanges,
  markKnown,
  markRange,
  NO_CLUSTER,
  type DayRange,
  type Marks,
} from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumnName } from '../runColumns.ts';
import type { ClusterLabels } from './clusterLabels.ts';
import type { CustomerColumns } from './customerColumns.ts';

/** What a condition can be asked of: the customers as they stand on one day. */
export interface ConditionSource {
  readonly columns: CustomerColumns;
  readonly clusters: ClusterLabels;
  readonly ledger: () => Ledger;
  /** Counting orders up to the day. */
  readonly orders: () => OrderColumns;
  readonly asOf: number;
}

/** Fields that are a column; the month of the first order and clusters are made from others. */
export type ColumnField = Exclude<SegmentField, 'cohort' | 'cluster'>;

/** Column of a field, and the value in it that stands for "none" (NaN always does). */
export const FIELD_COLUMNS: Readonly<
  Record<ColumnField, { readonly name: RunColumnName; readonly missing: number }>
> = {
  recency_days: { name: 'recency_days', missing: -1 },
  orders: { name: 'orders', missing: -1 },
  net_revenue: { name: 'net_revenue', missing: Number.NaN },
  refunds: { name: 'refunds', missing: Number.NaN },
  mean_value: { name: 'mean_value', missing: Number.NaN },
  r: { name: 'r', missing: 0 },
  f: { name: 'f', missing: 0 },
  m: { name: 'm', missing: 0 },
  grade: { name: 'grade', missing: 0 },
  p_order: { name: 'p_order', missing: Number.NaN },
  expected_orders: { name: 'expected_orders', missing: Number.NaN },
  clv: { name: 'clv', missing: Number.NaN },
  clv_ratio: { name: 'clv_ratio', missing: Number.NaN },
  first_order: { name: 'first_day', missing: -1 },
  last_order: { name: 'last_day', missing: -1 },
  channel: { name: 'channel', missing: 0 },
  class12: { name: 'class12', missing: 255 },
  class8: { name: 'class8', missing: 255 },
  loyalty: { name: 'loyalty', missing: 255 },
  'stage.behaviour': { name: 'stage_behaviour', missing: 255 },
  'stage.time': { name: 'stage_time', missing: 255 },
  'stage.value': { name: 'stage_value', missing: 255 },
  'stage.composite': { name: 'stage_composite', missing: 255 },
  'stage.phases': { name: 'stage_phases', missing: 255 },
  'stage.nurture': { name: 'stage_nurture', missing: 255 },
  'stage.cadence': { name: 'stage_cadence', missing: 255 },
  'stage.outlook': { name: 'stage_outlook', missing: 255 },
};

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
      const { column, missing } = columnOf(source, condition.field);
      const { least = -Infinity, most = Infinity } = condition;
      return column ? markRange(column, least, most, missing) : nobody(source);
    }
    case 'day': {
      const { column, missing } = columnOf(source, condition.field);
      const from = condition.from === undefined ? -Infinity : dayOf(condition.from);
      const to = condition.to === undefined ? Infinity : dayOf(condition.to);
      return column ? markRange(column, from, to, missing) : nobody(source);
    }
    case 'choice':
      return choiceMarks(source, condition);
    case 'known': {
      if (condition.field === 'cluster') return markKnown(source.clusters.latest(), NO_CLUSTER);
      const field = condition.field === 'cohort' ? 'first_order' : condition.field;
      const { column, missing } = columnOf(source, field);
      return column ? markKnown(column, missing) : nobody(source);
    }
    case 'behaviour':
      return behaviourMarks(source, condition);
  }
}

function columnOf(source: ConditionSource, field: ColumnField) {
  const { name, missing } = FIELD_COLUMNS[field];
  return { column: source.columns.get(name), missing };
}

function nobody(source: ConditionSource): Marks {
  return new Uint8Array(source.columns.need('present').length);
}

function choiceMarks(source: ConditionSource, { field, values }: ChoiceCondition): Marks {
  if (field === 'cohort') {
    return markDayRanges(source.columns.need('first_day'), values.map(monthRange), -1);
  }
  if (field === 'cluster') return clusterMarks(source, values);
  const { column } = columnOf(source, field);
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
  if (field === 'channel') return channelCodes(source.ledger(), values);
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

/** Codes of channels by name; the empty name is the unknown channel. */
function channelCodes(ledger: Ledger, names: readonly string[]): number[] {
  const wanted = new Set(names);
  const codes: number[] = [];
  for (let code = 0; code < ledger.channels.count; code++) {
    if (wanted.has(textAt(ledger.channels, code))) codes.push(code);
  }
  return codes;
}

function behaviourMarks(source: ConditionSource, condition: BehaviourCondition): Marks {
  const { window, channel, least = -Infinity, most = Infinity } = condition;
  const [from, to]: DayRange =
    window.kind === 'last'
      ? [source.asOf - window.days + 1, source.asOf]
      : [dayOf(window.from), dayOf(window.to)];
  const orders = source.orders();
  if (channel === undefined) {
    return markBehaviour(orders, condition.measure, { from, to }, least, most);
  }
  // A channel that the data do not know has no orders: code -1 is none.
  const [code = -1] = channelCodes(source.ledger(), [channel]);
  return markBehaviour(orders, condition.measure, { from, to, channel: code }, least, most);
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
