import type { Attribute } from '#shared/domain/attributes.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { PackedTexts } from '#main/store/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { CustomerGoods } from '../goods/index.ts';
import type { ClusterLabels } from './clusterLabels.ts';
import type { CustomerColumns } from './customerColumns.ts';

/** What a condition can be asked of: the customers as they stand on one day. */
export interface ConditionSource {
  readonly columns: CustomerColumns;
  readonly clusters: ClusterLabels;
  readonly ledger: () => Ledger;
  readonly goods: CustomerGoods;
  /** Names of an attribute's values by code; undefined where no file of customers tells it. */
  readonly attributes: (attribute: Attribute) => PackedTexts | undefined;
  /** Counting orders up to the day. */
  readonly orders: () => OrderColumns;
  readonly asOf: number;
}
