import type { CohortsView } from '#shared/contract/analysis.ts';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import {
  DEFAULT_STAGE_RULES,
  isDated,
  STAGE_SCHEMES,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { OVERVIEW, RUN } from './mockOverview.ts';

/** Stages and cohorts of the small shop of mockOverview.ts by month, made by formulas. */

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Splits a whole number by weights, without losing one. */
export function split(total: number, weights: readonly number[]): number[] {
  const all = sum(weights);
  const parts = weights.map((weight) => Math.floor((total * weight) / all));
  parts[0] = (parts[0] ?? 0) + total - sum(parts);
  return parts;
}

/** Stages of a scheme by month. */
export function stagesOf(scheme: StageScheme): StagesView {
  const ids = STAGE_SCHEMES[scheme];
  const withoutData = ['awareness', 'interest', 'prospect'];
  return {
    run: RUN,
    scheme,
    rules: DEFAULT_STAGE_RULES,
    dated: isDated(scheme),
    stages: ids.map((id) => ({ id, hasData: !withoutData.includes(id) })),
    months: OVERVIEW.months.slice(isDated(scheme) ? 0 : -1).map((month) => {
      const index = OVERVIEW.months.indexOf(month);
      const weights = ids.map((id, stage) =>
        withoutData.includes(id)
          ? 0
          : stage === 0
            ? 12 - index * 0.8
            : 1 + (index * (stage + 1)) / (stage === 1 ? 2 : 6),
      );
      const customers = split(885 + 306 * index, weights);
      return {
        month,
        complete: index < OVERVIEW.months.length - 1,
        customers,
        revenue: customers.map((count, stage) => count * (21_000 + 9_000 * ((stage * 2) % 3))),
      };
    }),
  };
}

/** Movement over some months under a scheme. */
export function migrationOf(scheme: StageScheme, monthsBack: number): MigrationView {
  const view = stagesOf(scheme);
  const from = view.months.at(-1 - monthsBack) ?? view.months[0];
  const stages = view.stages.map(({ id }) => id);
  return {
    run: RUN,
    scheme,
    from: '2011-08-31',
    to: RUN.asOf,
    stages,
    matrix: stages.map((_, row) =>
      split(
        from?.customers[row] ?? 0,
        stages.map((__, column) => (row === column ? 12 : column > row ? 3 / (column - row) : 0.4)),
      ),
    ),
    arrived: split(
      918,
      stages.map((_, column) => (column === 0 ? 9 : 1 / (column + 1))),
    ),
  };
}

export const COHORTS: CohortsView = (() => {
  const cohorts = OVERVIEW.months.map((cohort, row) => {
    const size = [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 8][row] ?? 200;
    return {
      cohort,
      size,
      cells: Array.from({ length: OVERVIEW.months.length - row }, (_, month) => {
        const share =
          month === 0 ? 1 : 0.38 * month ** -0.35 * (1 + 0.12 * Math.sin(row * 2.1 + month));
        const active = Math.round(size * Math.min(1, share));
        return {
          active,
          orders: Math.round(active * 1.4),
          revenue: active * 41_500,
          complete: month < OVERVIEW.months.length - 1 - row,
        };
      }),
    };
  });
  const mean = OVERVIEW.months.map((_, month) => {
    const held = cohorts.filter(({ cells }) => cells[month]?.complete === true);
    const customers = sum(held.map(({ size }) => size));
    if (customers === 0) return { retention: null, revenuePerCustomer: null, customers: 0 };
    return {
      retention: sum(held.map(({ cells }) => cells[month]?.active ?? 0)) / customers,
      revenuePerCustomer: sum(held.map(({ cells }) => cells[month]?.revenue ?? 0)) / customers,
      customers,
    };
  });
  return { run: RUN, cohorts, mean };
})();
