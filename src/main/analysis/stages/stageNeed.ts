import type { NeedLine, NeedPart, StageNeed } from '#shared/contract/stageNeed.ts';
import type { GoodsKind } from '#shared/domain/goods.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import {
  goodsByGroup,
  STAGES_WITHOUT_DATA,
  type GoodsByGroup,
  type Marks,
} from '#main/engine/index.ts';
import { textAt, type PackedTexts } from '#main/store/index.ts';
import type { CustomerGoods } from '../goods/index.ts';

/** Names that stand by themselves; more columns no screen holds. */
const MOST_NAMES = 8;

/** What the customers of every stage bought, by code. */
export interface NeedSums {
  readonly kind: GoodsKind;
  readonly names: PackedTexts;
  readonly hasAmounts: boolean;
  readonly sums: GoodsByGroup;
}

/** Sums by stage: of categories where any are named, else of products; undefined where neither is. */
export function needSums(
  goods: CustomerGoods,
  orders: OrderColumns,
  { scheme, column }: { readonly scheme: StageScheme; readonly column: Uint8Array },
  marks?: Marks,
): NeedSums | undefined {
  const kind: GoodsKind = goods.names('category') ? 'category' : 'product';
  const [names, basket] = [goods.names(kind), goods.basket(kind)];
  if (!names || !basket) return undefined;
  const sums = goodsByGroup(
    orders,
    basket,
    { column, groups: STAGE_SCHEMES[scheme].length },
    marks,
  );
  return { kind, names, hasAmounts: basket.hasAmounts, sums };
}

/** The mix of each stage: the greatest names of all stages together, the others, and what has no name. */
export function stageNeed(
  { kind, names, hasAmounts, sums }: NeedSums,
  scheme: StageScheme,
): Pick<StageNeed, 'scheme' | 'kind' | 'hasAmounts' | 'names' | 'more' | 'stages' | 'all'> {
  const ids: readonly string[] = STAGE_SCHEMES[scheme];
  const stages = ids
    .map((id, stage) => ({ id, stage }))
    .filter(({ stage }) => !STAGES_WITHOUT_DATA[scheme].includes(stage));
  const all = totalOf(sums, ids.length, names.count);
  const bought = codesBought(all);
  const listed = bought.slice(0, MOST_NAMES);
  const rest = bought.slice(MOST_NAMES);
  const isUnknown = all.buyers[0] !== 0 || all.value[0] !== 0;
  const line = ({ value, buyers, customers, nameless }: GoodsByGroup, group: number): NeedLine => {
    const base = group * names.count;
    const valueOf = (code: number): number => value[base + code] as number;
    const othersValue = rest.reduce((sum, code) => sum + valueOf(code), 0);
    const values = [...listed.map(valueOf), othersValue, valueOf(0)];
    const named = (customers[group] as number) - (nameless[group] as number);
    const different = bought.reduce((sum, code) => sum + (buyers[base + code] as number), 0);
    const whole = values.reduce((sum, part) => sum + Math.max(0, part), 0);
    const part = (of: number): NeedPart => ({
      value: of,
      share: whole > 0 && of >= 0 ? of / whole : null,
    });
    const cell = (code: number) => ({
      ...part(valueOf(code)),
      customers: buyers[base + code] as number,
    });
    return {
      customers: customers[group] as number,
      nameless: nameless[group] as number,
      breadth: named > 0 ? different / named : null,
      cells: listed.map(cell),
      others: rest.length > 0 ? part(othersValue) : null,
      unknown: isUnknown ? cell(0) : null,
    };
  };
  return {
    scheme,
    kind,
    hasAmounts,
    names: listed.map((code) => textAt(names, code)),
    more: rest.length,
    stages: stages.map(({ id, stage }) => ({ id, ...line(sums, stage) })),
    all: line(all, 0),
  };
}

/** All groups as one. */
function totalOf(sums: GoodsByGroup, groups: number, codes: number): GoodsByGroup {
  const folded = (table: Float64Array, width: number): Float64Array => {
    const total = new Float64Array(width);
    for (let i = 0; i < groups * width; i++) {
      total[i % width] = (total[i % width] as number) + (table[i] as number);
    }
    return total;
  };
  return {
    value: folded(sums.value, codes),
    buyers: folded(sums.buyers, codes),
    customers: folded(sums.customers, 1),
    nameless: folded(sums.nameless, 1),
  };
}

/** Codes with a name that somebody bought, the greatest value first, equal ones by name. */
function codesBought({ value, buyers }: GoodsByGroup): number[] {
  const codes = Array.from(buyers.keys()).filter(
    (code) => code > 0 && (buyers[code] !== 0 || value[code] !== 0),
  );
  return codes.sort((a, b) => (value[b] as number) - (value[a] as number) || a - b);
}
