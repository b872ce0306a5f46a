import {
  isNameField,
  SHARE_FIELDS,
  type BehaviourCondition,
  type ChoiceCondition,
  type DayCondition,
  type NumberField,
  type SegmentRule,
} from '#shared/domain/segmentRule.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import type { Words } from '../app/LanguageProvider.tsx';

/** What a rule needs besides the language to be read: the unit of money and the names of segments. */
export interface RuleNames {
  readonly money: MoneyUnit;
  readonly segments: ReadonlyMap<number, string>;
}

/** Number fields that are money. */
export const MONEY_FIELDS: ReadonlySet<NumberField> = new Set([
  'net_revenue',
  'refunds',
  'mean_value',
  'clv',
]);

/** A rule as a sentence, such as “Orders at least 3 and Channel: shop”. */
export function ruleText(rule: SegmentRule, words: Words, names: RuleNames): string {
  const { t, known, format } = words;
  switch (rule.kind) {
    case 'all':
    case 'any':
      return groupText(rule, words, names);
    case 'not':
      return t('segments.text.not', { rule: ruleText(rule.rule, words, names) });
    case 'number': {
      const write = (value: number): string => numberText(rule.field, value, words, names.money);
      return rangeText(known(`segments.field.${rule.field}`), rule, words, write);
    }
    case 'day':
      return dayText(rule, words);
    case 'choice':
      return t('segments.text.choice', {
        field: known(`segments.field.${rule.field}`),
        values: listText(
          rule.values.map((value) => choiceText(rule.field, value, words)),
          'disjunction',
          words,
        ),
      });
    case 'known':
      return t('segments.text.known', { field: known(`segments.field.${rule.field}`) });
    case 'behaviour': {
      const write = (value: number): string =>
        rule.measure === 'orders' ? format.number(value) : format.money(value, names.money);
      return rangeText(behaviourText(rule, words), rule, words, write);
    }
    case 'segment': {
      const name = names.segments.get(rule.id);
      return name === undefined ? t('segments.text.gone') : t('segments.text.member', { name });
    }
  }
}

function groupText(
  { kind, rules }: SegmentRule & { kind: 'all' | 'any' },
  words: Words,
  names: RuleNames,
): string {
  const { t } = words;
  if (rules.length === 0) {
    return t(kind === 'all' ? 'segments.text.everybody' : 'segments.text.nobody');
  }
  const parts = rules.map((part) => {
    const text = ruleText(part, words, names);
    const isGroup = (part.kind === 'all' || part.kind === 'any') && part.rules.length > 1;
    return isGroup && rules.length > 1 ? t('segments.text.group', { rule: text }) : text;
  });
  return listText(parts, kind === 'all' ? 'conjunction' : 'disjunction', words);
}

function listText(parts: readonly string[], type: 'conjunction' | 'disjunction', words: Words) {
  return new Intl.ListFormat(words.language, { type }).format(parts);
}

function dayText({ field, from, to }: DayCondition, words: Words): string {
  const { t, known, format } = words;
  const name = known(`segments.field.${field}`);
  if (from !== undefined && to === undefined) {
    return t('segments.text.earliest', { field: name, least: format.day(from) });
  }
  if (to !== undefined && from === undefined) {
    return t('segments.text.latest', { field: name, most: format.day(to) });
  }
  return rangeText(name, { least: from, most: to }, words, (day) => format.day(day));
}

function rangeText<T extends string | number>(
  field: string,
  { least, most }: { readonly least?: T | undefined; readonly most?: T | undefined },
  { t }: Words,
  write: (value: T) => string,
): string {
  if (least !== undefined && most !== undefined) {
    return least === most
      ? t('segments.text.equals', { field, value: write(least) })
      : t('segments.text.between', { field, least: write(least), most: write(most) });
  }
  if (least !== undefined) return t('segments.text.least', { field, least: write(least) });
  if (most !== undefined) return t('segments.text.most', { field, most: write(most) });
  return t('segments.text.any', { field });
}

function numberText(
  field: NumberField,
  value: number,
  { format }: Words,
  money: MoneyUnit,
): string {
  if (MONEY_FIELDS.has(field)) return format.money(value, money);
  if (SHARE_FIELDS.has(field)) return format.percent(value, 0);
  return format.number(value, Number.isInteger(value) ? 0 : 2);
}

/** How one value of a field with choices is called. */
export function choiceText(
  field: ChoiceCondition['field'],
  value: string,
  { t, known, format }: Words,
): string {
  if (isNameField(field)) return value === '' ? t('segments.unknownName') : value;
  if (field === 'cohort') return format.month(value);
  if (field === 'cluster') {
    const [fit = '', number = ''] = value.split('-', 2);
    return t('segments.cluster', { fit, number });
  }
  if (field === 'class12' || field === 'class8') return known(`terms.${field}.${value}`);
  if (field === 'loyalty') return known(`rfm.tier.${value}`);
  return known(`terms.stage.${value}`);
}

function behaviourText(
  { measure, window, channel, category }: BehaviourCondition,
  words: Words,
): string {
  const { t, format } = words;
  const plain = t(`segments.behaviour.${measure}`);
  const ofCategory =
    category === undefined
      ? plain
      : t('segments.behaviour.category', {
          measure: plain,
          category: choiceText('first_category', category, words),
        });
  const counted =
    channel === undefined
      ? ofCategory
      : t('segments.behaviour.channel', {
          measure: ofCategory,
          channel: choiceText('channel', channel, words),
        });
  return window.kind === 'last'
    ? t('segments.behaviour.last', { measure: counted, days: format.number(window.days) })
    : t('segments.behaviour.between', {
        measure: counted,
        from: format.day(window.from),
        to: format.day(window.to),
      });
}
