import type { CohortsView } from '#shared/contract/analysis.ts';
import type { RfmView } from '#shared/contract/rfm.ts';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { ValueView } from '#shared/contract/value.ts';
import type { ContestView } from '#shared/contract/contest.ts';
import { parseIsoMonth } from '#shared/domain/calendar.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { LEAST_COUNT } from '#main/privacy/index.ts';
import { protectCohortTable } from './cohortTable.ts';
import type { RfmDominance } from './dominance.ts';
import {
  allOf,
  heldSmall,
  heldTogether,
  hiddenGroup,
  holdCells,
  isFew,
  margins,
  protectList,
  protectMovement,
  type Protected,
} from './heldCells.ts';

/** The figures of the standard report with their small cells held back. */

/** Grid and classes of RFM; the sums by recency and by frequency follow from the scores and are known. */
export function protectRfm(view: RfmView, dominance: RfmDominance): Protected<RfmView> {
  const size = view.grid.length;
  const grid = holdCells(
    {
      counts: view.grid.flat().map((cell) => cell.customers),
      lines: margins(size, size),
    },
    dominance.grid,
  );
  const classes12 = protectList(view.classes12, dominance.classes12, hiddenGroup);
  const classes8 = protectList(view.classes8, dominance.classes8, hiddenGroup);
  return {
    figure: {
      ...view,
      grid: view.grid.map((row, r) =>
        row.map((cell, f) =>
          grid.cells[r * size + f] ? { ...hiddenGroup(cell), medianMonetary: null } : cell,
        ),
      ),
      classes12: classes12.figure,
      classes8: classes8.figure,
    },
    held: heldTogether([grid.held, classes12.held, classes8.held]),
  };
}

/** Stages month by month; each month's total is known. */
export function protectStages(view: StagesView): Protected<StagesView> {
  const months = view.months.map((month) => {
    const { cells, held } = holdCells({
      counts: month.customers,
      lines: [allOf(month.customers.length)],
    });
    const shown = {
      ...month,
      customers: month.customers.map((count, i) => (cells[i] ? HELD_BACK : count)),
      revenue: month.revenue.map((revenue, i) => (cells[i] ? 0 : revenue)),
    };
    return { shown, held };
  });
  return {
    figure: { ...view, months: months.map(({ shown }) => shown) },
    held: heldTogether(months.map(({ held }) => held)),
  };
}

/** The migration matrix with those who arrived; both margins are stage counts, which are published. */
export function protectMigration(view: MigrationView): Protected<MigrationView> {
  const { figure, held } = protectMovement(view.matrix, view.arrived);
  return { figure: { ...view, ...figure }, held };
}

/** Cohorts by month; a small cohort is held back whole, and a mean that would tell a held-back cell. */
export function protectCohorts(
  view: CohortsView,
  dominated: readonly (readonly boolean[])[],
): Protected<CohortsView> {
  const table = protectCohortTable(
    view.cohorts.map(({ cohort, size, cells }) => ({
      size,
      first: parseIsoMonth(cohort) ?? null,
      cells: cells.map(({ active, complete }) => ({ count: active, complete })),
    })),
    dominated,
  );
  return {
    figure: {
      ...view,
      cohorts: view.cohorts.map((cohort, row) => ({
        ...cohort,
        size: table.sizes[row] ? HELD_BACK : cohort.size,
        cells: cohort.cells.map((cell, period) =>
          table.cells[row]?.[period] ? { ...cell, active: HELD_BACK, orders: 0, revenue: 0 } : cell,
        ),
      })),
      mean: view.mean.map((mean, period) =>
        table.means.has(period)
          ? { retention: null, revenuePerCustomer: null, customers: 0 }
          : mean,
      ),
    },
    held: table.held,
  };
}

/** Tiers, top shares, Lorenz curve and histogram; `customers` is the number of all. */
export function protectValue(
  view: ValueView,
  customers: number,
  dominatedTiers: readonly boolean[],
): Protected<ValueView> {
  const { tiers, concentration, clv, contest } = view;
  const shownTiers = tiers.ok ? protectList(tiers.value, dominatedTiers, hiddenGroup) : undefined;
  const shownTops = concentration.ok ? protectTops(concentration.value, customers) : undefined;
  const bars = clv.ok ? clv.value.histogram.counts : [];
  const { cells, held } = holdCells({ counts: bars, lines: [allOf(bars.length)] });
  const shownContest = contest.ok ? protectContest(contest.value) : undefined;
  return {
    figure: {
      ...view,
      contest: shownContest ? { ok: true, value: shownContest.figure } : contest,
      tiers: shownTiers ? { ok: true, value: shownTiers.figure } : tiers,
      concentration: shownTops ? { ok: true, value: shownTops.figure } : concentration,
      clv: clv.ok
        ? {
            ok: true,
            value: {
              ...clv.value,
              histogram: {
                ...clv.value.histogram,
                counts: bars.map((count, i) => (cells[i] ? HELD_BACK : count)),
              },
            },
          }
        : clv,
    },
    held: heldTogether([
      held,
      ...[shownTiers, shownTops, shownContest].flatMap((part) => part?.held ?? []),
    ]),
  };
}

/** Tenths of a contest: of few customers the mean nearly tells the orders. */
function protectContest(view: ContestView): Protected<ContestView> {
  const { deciles } = view;
  const { cells, held } = holdCells({
    counts: deciles.map(({ customers }) => customers),
    lines: [allOf(deciles.length)],
  });
  return {
    figure: {
      ...view,
      deciles: deciles.map((tenth, i) =>
        cells[i] ? { customers: HELD_BACK, predicted: null, actual: null } : tenth,
      ),
    },
    held,
  };
}

type Concentration = Extract<ValueView['concentration'], { ok: true }>['value'];

/** The curve keeps no point that few customers lie above or below. */
function protectTops(figure: Concentration, customers: number): Protected<Concentration> {
  const few = (share: number): boolean => share > 0 && share * customers < LEAST_COUNT;
  const top = figure.top.map((part) =>
    few(part.share) ? { ...part, customers: HELD_BACK, revenue: 0 } : part,
  );
  const negative = isFew(figure.negative);
  return {
    figure: {
      ...figure,
      top,
      lorenz: figure.lorenz.filter(([share]) => !few(share) && !few(1 - share)),
      negative: negative ? HELD_BACK : figure.negative,
    },
    held: heldSmall(figure.top.filter(({ share }) => few(share)).length + (negative ? 1 : 0)),
  };
}
