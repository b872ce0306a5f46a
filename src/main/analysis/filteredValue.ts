import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { concentration, sumByStage, type Marks } from '#main/engine/index.ts';
import type { RunColumns } from './runColumns.ts';
import { concentrationPart, valuesOf } from './views/valueView.ts';
import type { ValueBody } from './views/stored.ts';

/**
 * What customers have brought, of the marked alone: its concentration and their tiers, which stay those that
 * the revenue of everybody gave them. All else (totals that can be checked against the files, models, their test)
 * is of everybody and comes as it is.
 */
export function filteredValue(all: ValueBody, columns: RunColumns, marks: Marks): ValueBody {
  if (!all.realised.ok) return all;
  const values = valuesOf(columns.need('net_revenue'), columns.need('orders'), marks);
  return {
    ...all,
    concentration: concentrationPart(concentration(values)),
    tiers: all.tiers.ok ? { ok: true, value: tiersOf(columns, marks) } : all.tiers,
  };
}

function tiersOf(columns: RunColumns, marks: Marks) {
  const column = columns.need('stage_value');
  const sums = (figure: ArrayLike<number>) =>
    sumByStage(column, STAGE_SCHEMES.value.length, figure, marks);
  const revenue = sums(columns.need('net_revenue'));
  const orders = sums(columns.need('orders')).sum;
  return STAGE_SCHEMES.value.map((id, tier) => ({
    id,
    customers: revenue.customers[tier] as number,
    revenue: revenue.sum[tier] as number,
    orders: orders[tier] as number,
  }));
}
