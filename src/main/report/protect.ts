import type { CohortsView } from '#shared/contract/analysis.ts';
import type { Kpi } from '#shared/contract/overview.ts';
import type { RfmView } from '#shared/contract/rfm.ts';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { ValueView } from '#shared/contract/value.ts';
import type { ContestView } from '#shared/contract/contest.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { holdBack, LEAST_COUNT, type PublishedCells } from '#main/privacy/index.ts';

/**
 * Figures of the report with their small cells held back. A held-back cell has the count
 * {@link HELD_BACK} and zeros beside it, so that the model itself carries nothing to find.
 */
export interface Protected<Figure> {
  readonly figure: Figure;
  /** Cells held back. */
  readonly held: number;
}

interface Group {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
}

function hiddenGroup<G extends Group>(group: G): G {
  return { ...group, customers: HELD_BACK, orders: 0, revenue: 0 };
}

function countOf(cells: readonly boolean[]): number {
  return cells.reduce((n, held) => n + (held ? 1 : 0), 0);
}

const allOf = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Rows and columns of a table stored row by row. */
function margins(rows: number, columns: number): number[][] {
  return [
    ...allOf(rows).map((r) => allOf(columns).map((c) => r * columns + c)),
    ...allOf(columns).map((c) => allOf(rows).map((r) => r * columns + c)),
  ];
}

/** A list of groups whose total is published. */
function protectList<G extends Group>(
  groups: readonly G[],
  dominated: readonly boolean[],
): Protected<G[]> {
  const { cells } = holdBack({
    counts: groups.map((group) => group.customers),
    unsafe: dominated,
    lines: [allOf(groups.length)],
  });
  return {
    figure: groups.map((group, i) => (cells[i] ? hiddenGroup(group) : group)),
    held: countOf(cells),
  };
}

/** Groups in which one or two customers make most of the revenue. */
export interface RfmDominance {
  readonly grid: readonly boolean[];
  readonly classes12: readonly boolean[];
  readonly classes8: readonly boolean[];
}

/** Grid and classes of RFM; the sums by recency and by frequency follow from the scores and are known. */
export function protectRfm(view: RfmView, dominance: RfmDominance): Protected<RfmView> {
  const size = view.grid.length;
  const grid = holdBack({
    counts: view.grid.flat().map((cell) => cell.customers),
    unsafe: dominance.grid,
    lines: margins(size, size),
  });
  const classes12 = protectList(view.classes12, dominance.classes12);
  const classes8 = protectList(view.classes8, dominance.classes8);
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
    held: countOf(grid.cells) + classes12.held + classes8.held,
  };
}

/** Stages month by month; each month's total is known. */
export function protectStages(view: StagesView): Protected<StagesView> {
  let held = 0;
  const months = view.months.map((month) => {
    const { cells } = holdBack({ counts: month.customers, lines: [allOf(month.customers.length)] });
    held += countOf(cells);
    return {
      ...month,
      customers: month.customers.map((count, i) => (cells[i] ? HELD_BACK : count)),
      revenue: month.revenue.map((revenue, i) => (cells[i] ? 0 : revenue)),
    };
  });
  return { figure: { ...view, months }, held };
}

/** The migration matrix with those who arrived; both margins are stage counts, which are published. */
export function protectMigration(view: MigrationView): Protected<MigrationView> {
  const rows = [...view.matrix, view.arrived];
  const width = view.stages.length;
  const { cells } = holdBack({ counts: rows.flat(), lines: margins(rows.length, width) });
  const shown = rows.map((row, r) =>
    row.map((count, c) => (cells[r * width + c] ? HELD_BACK : count)),
  );
  return {
    figure: { ...view, matrix: shown.slice(0, -1), arrived: shown.at(-1) ?? [] },
    held: countOf(cells),
  };
}

/**
 * Cohorts: the sizes add up to all customers, and the complete cells of a period to its mean. A small
 * cohort is held back whole; a period whose mean would tell a held-back cell loses its mean.
 */
export function protectCohorts(
  view: CohortsView,
  dominated: readonly (readonly boolean[])[],
): Protected<CohortsView> {
  const { cohorts } = view;
  const sizes = holdBack({
    counts: cohorts.map((cohort) => cohort.size),
    lines: [allOf(cohorts.length)],
  });
  const table = cohortCells(view, sizes.cells, dominated);
  const { cells, lines } = holdBack(table.published);
  return {
    figure: {
      ...view,
      cohorts: cohorts.map((cohort, row) => ({
        ...cohort,
        size: sizes.cells[row] ? HELD_BACK : cohort.size,
        cells: cohort.cells.map((cell, period) =>
          cells[(table.start[row] ?? 0) + period]
            ? { ...cell, active: HELD_BACK, orders: 0, revenue: 0 }
            : cell,
        ),
      })),
      mean: view.mean.map((mean, period) =>
        lines[period] ? { retention: null, revenuePerCustomer: null, customers: 0 } : mean,
      ),
    },
    held: countOf(sizes.cells) + countOf(cells),
  };
}

function cohortCells(
  { cohorts, mean }: CohortsView,
  hiddenRows: readonly boolean[],
  dominated: readonly (readonly boolean[])[],
): { published: PublishedCells; start: readonly number[] } {
  const start: number[] = [];
  const counts: number[] = [];
  const unsafe: boolean[] = [];
  const lines: number[][] = mean.map(() => []);
  cohorts.forEach((cohort, row) => {
    start.push(counts.length);
    cohort.cells.forEach((cell, period) => {
      if (cell.complete) lines[period]?.push(counts.length);
      counts.push(cell.active);
      unsafe.push(hiddenRows[row] === true || dominated[row]?.[period] === true);
    });
  });
  return { published: { counts, unsafe, lines }, start };
}

/** Tiers, top shares, Lorenz curve and histogram; `customers` is the number of all. */
export function protectValue(
  view: ValueView,
  customers: number,
  dominatedTiers: readonly boolean[],
): Protected<ValueView> {
  const { tiers, concentration, clv, contest } = view;
  const shownTiers = tiers.ok ? protectList(tiers.value, dominatedTiers) : undefined;
  const shownTops = concentration.ok ? protectTops(concentration.value, customers) : undefined;
  const bars = clv.ok ? clv.value.histogram.counts : [];
  const { cells } = holdBack({ counts: bars, lines: [allOf(bars.length)] });
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
    held:
      (shownTiers?.held ?? 0) + (shownTops?.held ?? 0) + (shownContest?.held ?? 0) + countOf(cells),
  };
}

/** Tenths of a contest: of few customers the mean nearly tells the orders. */
function protectContest(view: ContestView): Protected<ContestView> {
  const { deciles } = view;
  const { cells } = holdBack({
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
    held: countOf(cells),
  };
}

type Concentration = Extract<ValueView['concentration'], { ok: true }>['value'];

/** The curve keeps no point that few customers lie above or below. */
function protectTops(figure: Concentration, customers: number): Protected<Concentration> {
  const few = (share: number): boolean => share > 0 && share * customers < LEAST_COUNT;
  const top = figure.top.map((part) =>
    few(part.share) ? { ...part, customers: HELD_BACK, revenue: 0 } : part,
  );
  const negative = figure.negative > 0 && figure.negative < LEAST_COUNT;
  return {
    figure: {
      ...figure,
      top,
      lorenz: figure.lorenz.filter(([share]) => !few(share) && !few(1 - share)),
      negative: negative ? HELD_BACK : figure.negative,
    },
    held: countOf(figure.top.map(({ share }) => few(share))) + (negative ? 1 : 0),
  };
}

/** Tiles of money that rest on few orders: an average of three orders nearly tells the orders. */
export function protectKpis(kpis: readonly Kpi[]): Protected<Kpi[]> {
  const small = kpis.map((kpi) => kpi.unit === 'money' && kpi.n > 0 && kpi.n < LEAST_COUNT);
  return {
    figure: kpis.map((kpi, i) =>
      small[i]
        ? {
            ...kpi,
            value: null,
            gate: {
              ok: false,
              code: 'TOO_FEW_DATA',
              reason: 'small_cell',
              details: { needed: LEAST_COUNT },
            },
          }
        : kpi,
    ),
    held: countOf(small),
  };
}
