import type { StageRisk } from '#shared/contract/stages.ts';
import { RISK_TIERS } from '#shared/domain/playbook.ts';
import { STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { crossStages, type Marks } from '#main/engine/index.ts';
import type { RunColumns } from '../runColumns.ts';
import { filledStages } from './crossView.ts';

/**
 * The customers of each stage by tier of risk, with their net revenue so far; stages that the data cannot fill are
 * left out.
 * @param tierOf place of each customer's tier, as the engine's `riskColumn` gives it
 */
export function riskView(
  run: RunColumns,
  scheme: StageScheme,
  tierOf: Uint8Array,
  marks: Marks,
): Pick<StageRisk, 'scheme' | 'stages' | 'tiers' | 'customers' | 'revenue'> {
  const width = RISK_TIERS.length;
  const sums = crossStages(
    { column: run.need(`stage_${scheme}`), stages: STAGE_SCHEMES[scheme].length },
    { column: tierOf, stages: width },
    run.need('net_revenue'),
    marks,
  );
  const shown = filledStages(scheme);
  const table = (cells: Float64Array): number[][] =>
    shown.map(({ at }) => [...cells.subarray(at * width, (at + 1) * width)]);
  return {
    scheme,
    stages: shown.map(({ id }) => id),
    tiers: RISK_TIERS.map(({ id }) => id),
    customers: table(sums.customers),
    revenue: table(sums.sum),
  };
}
