import { ATTRIBUTES, type Attribute } from './attributes.ts';
import type { StageScheme } from './stageSchemes.ts';

/**
 * A rule says who belongs to a segment. The same tree is a saved segment, the global filter of the
 * screens, and what stands behind a click on a figure: there is one way to choose customers.
 *
 * A condition on something that a customer has no value for does not hold; `known` asks for that alone.
 */
export type SegmentRule =
  | { readonly kind: 'all'; readonly rules: readonly SegmentRule[] }
  | { readonly kind: 'any'; readonly rules: readonly SegmentRule[] }
  | { readonly kind: 'not'; readonly rule: SegmentRule }
  | SegmentCondition;

export type SegmentCondition =
  NumberCondition | DayCondition | ChoiceCondition | KnownCondition | BehaviourCondition | MemberOf;

/** Both ends belong to the range; money in minor units of the run, shares 0 to 1. */
export interface NumberCondition {
  readonly kind: 'number';
  readonly field: NumberField;
  readonly least?: number;
  readonly most?: number;
}

/** Both days belong to the range. */
export interface DayCondition {
  readonly kind: 'day';
  readonly field: DayField;
  readonly from?: string;
  readonly to?: string;
}

export interface ChoiceCondition {
  readonly kind: 'choice';
  readonly field: ChoiceField;
  /**
   * At least one; ids of stages and classes, names of channels, goods and attributes, months as
   * `YYYY-MM`, clusters as number of the grouping and number in it, such as `2-3`.
   */
  readonly values: readonly string[];
}

export interface KnownCondition {
  readonly kind: 'known';
  readonly field: SegmentField;
}

/** What a customer did within a window: how many counting orders, or their net value. */
export interface BehaviourCondition {
  readonly kind: 'behaviour';
  readonly measure: 'orders' | 'revenue';
  readonly window: SegmentWindow;
  /** Orders of this channel alone. */
  readonly channel?: string;
  /** What orders hold of this category alone; orders that hold none of it do not count. */
  readonly category?: string;
  readonly least?: number;
  readonly most?: number;
}

/** Days from and to belong to it; `last` ends on the analysis date. */
export type SegmentWindow =
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'last'; readonly days: number };

/** Member of a saved segment. */
export interface MemberOf {
  readonly kind: 'segment';
  readonly id: number;
}

export const NUMBER_FIELDS = [
  'recency_days',
  'orders',
  'net_revenue',
  'refunds',
  'mean_value',
  'r',
  'f',
  'm',
  'grade',
  'p_order',
  'expected_orders',
  'clv',
  'clv_ratio',
  'satisfaction',
  'recommendation',
  'interactions',
  'interaction_days',
  'categories',
  'products',
  'category_share',
] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

export const DAY_FIELDS = ['first_order', 'last_order'] as const;
export type DayField = (typeof DAY_FIELDS)[number];

/** Fields that files of customers fill, with the names that they use. */
export const ATTRIBUTE_FIELDS = [
  'attribute.level',
  'attribute.category',
  'attribute.region',
  'attribute.gender',
  'attribute.birth',
] as const satisfies readonly `attribute.${Attribute}`[];

type AttributeField = (typeof ATTRIBUTE_FIELDS)[number];

export function isAttributeField(field: string): field is AttributeField {
  return attributeOf(field) !== undefined;
}

/** Names from the files, which have no order and no end. */
const NAME_FIELDS = [
  'channel',
  'first_category',
  'first_product',
  'main_category',
  ...ATTRIBUTE_FIELDS,
] as const;
export type NameField = (typeof NAME_FIELDS)[number];

export type ChoiceField =
  NameField | 'class12' | 'class8' | 'loyalty' | 'cohort' | `stage.${StageScheme}` | 'cluster';
export const CHOICE_FIELDS = [
  ...NAME_FIELDS,
  'class12',
  'class8',
  'loyalty',
  'cohort',
  'stage.behaviour',
  'stage.time',
  'stage.value',
  'stage.composite',
  'stage.phases',
  'stage.nurture',
  'stage.cadence',
  'stage.outlook',
  'cluster',
] as const satisfies readonly ChoiceField[];

export const SEGMENT_FIELDS = [...NUMBER_FIELDS, ...DAY_FIELDS, ...CHOICE_FIELDS] as const;
export type SegmentField = (typeof SEGMENT_FIELDS)[number];

/** The attribute that a field is about, if it is about one. */
export function attributeOf(field: string): Attribute | undefined {
  return ATTRIBUTES.find((attribute) => field === `attribute.${attribute}`);
}

export function isNameField(field: SegmentField): field is NameField {
  return NAME_FIELDS.some((name) => name === field);
}

/** Number fields that are shares and chances, 0 to 1. */
export const SHARE_FIELDS: ReadonlySet<NumberField> = new Set([
  'p_order',
  'clv_ratio',
  'category_share',
]);

/** Most conditions of one rule, and how deep its groups may be nested. */
export const MOST_CONDITIONS = 100;
export const DEEPEST_RULE = 8;

/** The rules that must hold together; nothing when there is none. */
export function allOf(rules: readonly (SegmentRule | null | undefined)[]): SegmentRule | null {
  const parts = rules.filter((rule) => rule !== null && rule !== undefined);
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { kind: 'all', rules: parts };
}

/** The parts of a rule that must hold together: the other way round than {@link allOf}. */
export function conditionsOf(rule: SegmentRule | null): readonly SegmentRule[] {
  if (rule === null) return [];
  return rule.kind === 'all' ? rule.rules : [rule];
}

/** Number of conditions and depth of a rule; a condition alone has depth 1. */
export function ruleSize(rule: SegmentRule): {
  readonly conditions: number;
  readonly depth: number;
} {
  const parts = rule.kind === 'not' ? [rule.rule] : 'rules' in rule ? rule.rules : undefined;
  if (parts === undefined) return { conditions: 1, depth: 1 };
  const sizes = parts.map(ruleSize);
  return {
    conditions: sizes.reduce((sum, size) => sum + size.conditions, 0),
    depth: 1 + Math.max(0, ...sizes.map((size) => size.depth)),
  };
}
