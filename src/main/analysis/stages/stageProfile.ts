import type { StageProfile } from '#shared/contract/stages.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { STAGES_WITHOUT_DATA, sumByStage, type Marks, type StageBase } from '#main/engine/index.ts';
import type { RunColumns } from '../runColumns.ts';

interface ProfileInput {
  readonly scheme: StageScheme;
  readonly column: Uint8Array;
  readonly columns: RunColumns;
  /** Net revenue of the last twelve months by customer. */
  readonly yearRevenue: Float64Array;
  /** Rhythms, if the scheme measures by them. */
  readonly rhythm: ReturnType<StageBase['rhythm']> | undefined;
  readonly rhythmOrders: number;
}

/** What the customers of each stage did and are expected to do; those of the marks alone. */
export function stageProfile(
  input: ProfileInput,
  marks: Marks,
): Pick<StageProfile, 'stages' | 'rhythm'> {
  const { scheme, column, columns } = input;
  const ids: readonly string[] = STAGE_SCHEMES[scheme];
  const sums = (figure: ArrayLike<number>) => sumByStage(column, ids.length, figure, marks);
  const net = sums(columns.need('net_revenue'));
  const orders = sums(columns.need('orders')).sum;
  const year = sums(input.yearRevenue).sum;
  const silence = sums(columns.need('recency_days')).sum;
  const chance = columns.get('p_order');
  const chances = chance && sums(chance).sum;
  const clv = columns.get('clv');
  const values = clv && sums(clv).sum;
  return {
    stages: ids.map((id, stage) => {
      const customers = net.customers[stage] as number;
      const mean = (sum: Float64Array | undefined): number | null =>
        sum && customers > 0 ? (sum[stage] as number) / customers : null;
      return {
        id,
        hasData: !STAGES_WITHOUT_DATA[scheme].includes(stage),
        customers,
        orders: orders[stage] as number,
        revenue: net.sum[stage] as number,
        yearRevenue: year[stage] as number,
        silence: mean(silence),
        chance: mean(chances),
        value: values ? Math.round(values[stage] as number) : null,
      };
    }),
    rhythm: input.rhythm ? rhythmFacts(input.rhythm, input, marks) : null,
  };
}

function rhythmFacts(
  rhythm: ReturnType<StageBase['rhythm']>,
  { column, rhythmOrders }: ProfileInput,
  marks: Marks,
): StageProfile['rhythm'] {
  let [own, common] = [0, 0];
  for (let c = 0; c < column.length; c++) {
    if (marks[c] === 0 || (rhythm.orderDays[c] as number) === 0) continue;
    if ((rhythm.orderDays[c] as number) >= rhythmOrders) own++;
    else common++;
  }
  return {
    own,
    common,
    leastDays: rhythmOrders,
    commonGapDays: Number.isFinite(rhythm.common) ? rhythm.common : null,
  };
}
