import { attributeOf, type NameField, type SegmentField } from '#shared/domain/segmentRule.ts';
import type { PackedTexts } from '#main/store/index.ts';
import type { CustomerGoods } from '../goods/index.ts';
import type { RunColumnName } from '../runColumns.ts';
import type { ConditionSource } from './conditionSource.ts';

/** Fields that are a column; the month of the first order and clusters are made from others. */
export type ColumnField = Exclude<SegmentField, 'cohort' | 'cluster'>;

/** One value per customer, and the value that stands for "none" (NaN always does). */
interface FieldColumn {
  /** Undefined if it cannot be had: the analysis was gated, or no line names what it is about. */
  readonly column: ArrayLike<number> | undefined;
  readonly missing: number;
}

/** Fields that are told by what orders hold; the others are columns of the run. */
const GOODS_FIELDS = {
  first_category: { of: (goods) => goods.first('category'), missing: 0 },
  first_product: { of: (goods) => goods.first('product'), missing: 0 },
  main_category: { of: (goods) => goods.spread('category')?.main, missing: 0 },
  category_share: { of: (goods) => goods.spread('category')?.share, missing: Number.NaN },
  categories: { of: (goods) => goods.spread('category')?.different, missing: -1 },
  products: { of: (goods) => goods.spread('product')?.different, missing: -1 },
} as const satisfies Partial<
  Record<
    ColumnField,
    {
      readonly of: (goods: CustomerGoods) => ArrayLike<number> | undefined;
      readonly missing: number;
    }
  >
>;
type GoodsField = keyof typeof GOODS_FIELDS;

const RUN_FIELDS: Readonly<
  Record<
    Exclude<ColumnField, GoodsField>,
    { readonly name: RunColumnName; readonly missing: number }
  >
> = {
  recency_days: { name: 'recency_days', missing: -1 },
  orders: { name: 'orders', missing: -1 },
  net_revenue: { name: 'net_revenue', missing: Number.NaN },
  refunds: { name: 'refunds', missing: Number.NaN },
  mean_value: { name: 'mean_value', missing: 0 },
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
  satisfaction: { name: 'satisfaction', missing: Number.NaN },
  recommendation: { name: 'recommendation', missing: Number.NaN },
  interactions: { name: 'interactions', missing: -1 },
  interaction_days: { name: 'interaction_days', missing: -1 },
  channel: { name: 'channel', missing: 0 },
  'attribute.level': { name: 'attribute_level', missing: 0 },
  'attribute.category': { name: 'attribute_category', missing: 0 },
  'attribute.region': { name: 'attribute_region', missing: 0 },
  'attribute.gender': { name: 'attribute_gender', missing: 0 },
  'attribute.birth': { name: 'attribute_birth', missing: 0 },
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

/** The column of a field. */
export function fieldColumn(source: ConditionSource, field: ColumnField): FieldColumn {
  if (isGoodsField(field)) {
    const { of, missing } = GOODS_FIELDS[field];
    return { column: of(source.goods), missing };
  }
  const { name, missing } = RUN_FIELDS[field];
  return { column: source.columns.get(name), missing };
}

function isGoodsField(field: ColumnField): field is GoodsField {
  return Object.hasOwn(GOODS_FIELDS, field);
}

/** Names of a field by code; undefined if the files have none. */
export function fieldNames(source: ConditionSource, field: NameField): PackedTexts | undefined {
  if (field === 'channel') return source.ledger().channels;
  const attribute = attributeOf(field);
  if (attribute !== undefined) return source.attributes(attribute);
  return source.goods.names(field === 'first_product' ? 'product' : 'category');
}
