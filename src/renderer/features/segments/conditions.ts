import type { SegmentFields } from '#shared/contract/segments.ts';
import { toMajor, type MoneyUnit } from '#shared/domain/money.ts';
import {
  DAY_FIELDS,
  NUMBER_FIELDS,
  type ChoiceField,
  type DayField,
  type NumberField,
  type SegmentCondition,
} from '#shared/domain/segmentRule.ts';
import { MONEY_FIELDS, SHARE_FIELDS } from '../../components/ruleText.ts';

/** What a condition is about, as one list offers it: a field, a behaviour, or a segment. */
export type Subject =
  NumberField | DayField | ChoiceField | 'behaviour.orders' | 'behaviour.revenue' | 'segment';

const LAST_DAYS = 90;

/** What a condition is about. */
export function subjectOf(condition: SegmentCondition): Subject {
  if (condition.kind === 'behaviour') return `behaviour.${condition.measure}`;
  return condition.kind === 'segment' ? 'segment' : condition.field;
}

/** A new condition about something, with nothing asked yet. */
export function conditionOf(subject: Subject): SegmentCondition {
  if (subject === 'segment') return { kind: 'segment', id: 0 };
  if (subject === 'behaviour.orders' || subject === 'behaviour.revenue') {
    const measure = subject === 'behaviour.orders' ? 'orders' : 'revenue';
    return { kind: 'behaviour', measure, window: { kind: 'last', days: LAST_DAYS }, least: 1 };
  }
  if (isNumber(subject)) return { kind: 'number', field: subject };
  if (isDay(subject)) return { kind: 'day', field: subject };
  return { kind: 'choice', field: subject, values: [] };
}

/** What can be asked in this run, in three groups. */
export function subjectsOf(fields: SegmentFields, hasAmounts: boolean): readonly Subject[][] {
  const numbers = fields.numbers.filter(({ known }) => known > 0).map(({ field }) => field);
  const days = fields.days.map(({ field }) => field);
  const choices = fields.choices.map(({ field }) => field);
  return [
    [...numbers.filter((field) => hasAmounts || !MONEY_FIELDS.has(field)), ...days],
    choices,
    ['behaviour.orders', ...(hasAmounts ? (['behaviour.revenue'] as const) : []), 'segment'],
  ];
}

function isNumber(subject: Subject): subject is NumberField {
  return NUMBER_FIELDS.some((field) => field === subject);
}

function isDay(subject: Subject): subject is DayField {
  return DAY_FIELDS.some((field) => field === subject);
}

/** How a number is typed: money in major units, chances in per cent, all else as it is. */
export interface NumberForm {
  readonly unit: 'money' | 'percent' | null;
  /** Decimals that can be typed. */
  readonly digits: number;
}

/** The form in which the numbers of a subject are typed. */
export function numberForm(subject: Subject, money: MoneyUnit): NumberForm {
  if (subject === 'behaviour.revenue' || (isNumber(subject) && MONEY_FIELDS.has(subject))) {
    return { unit: 'money', digits: money.digits };
  }
  if (SHARE_FIELDS.has(subject)) return { unit: 'percent', digits: 2 };
  return { unit: null, digits: subject === 'expected_orders' ? 2 : 0 };
}

/** A stored number as it is typed. */
export function typedNumber(stored: number, { unit, digits }: NumberForm): number {
  if (unit === 'money') return toMajor(stored, digits);
  return unit === 'percent' ? Math.round(stored * 1e6) / 1e4 : stored;
}

/** A typed number as it is stored: money as a whole number of the smallest unit. */
export function storedNumber(typed: number, { unit, digits }: NumberForm): number {
  if (unit === 'money') return Math.round(typed * 10 ** digits);
  return unit === 'percent' ? typed / 100 : typed;
}
