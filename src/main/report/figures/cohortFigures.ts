import type { CohortCell, RetentionCohorts } from '#shared/contract/retention.ts';
import type { ReportQuestion } from '#shared/contract/reportFigures.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { periodOfDay, type PeriodUnit } from '#shared/domain/periods.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { protectCohortTable, type HeldCohorts } from '../cohortTable.ts';
import { heldSmall, heldTogether, isFew, type Protected } from '../heldCells.ts';
import { protectedAnswer, type Answerer } from './answers.ts';

type Question = ReportQuestion<'cohorts'>;

/**
 * Cohorts by any grouping. Only the count that was asked for leaves the core, in its own definition of
 * kept, and no money: one customer may make most of a cell.
 */
export const cohortsAnswer: Answerer<'cohorts'> = ({ run }, question) => {
  const { by, period, filter } = question;
  return protectedAnswer(
    run.retention().cohorts({ by, period, filter }, detachedControl()),
    (view) => protectCohorts(view, question),
  );
};

function protectCohorts(view: RetentionCohorts, question: Question): Protected<RetentionCohorts> {
  const table = protectCohortTable(
    view.cohorts.map(({ id, size, cells }) => ({
      size,
      first: firstPeriod(view, id),
      cells: cells.map((cell) => ({ count: keptIn(cell, question), complete: cell.complete })),
    })),
  );
  const calendar = protectCalendar(view, question, table);
  return {
    figure: {
      ...view,
      cohorts: view.cohorts.map((cohort, row) => ({
        ...cohort,
        size: table.sizes[row] ? HELD_BACK : cohort.size,
        cells: cohort.cells.map((cell, n) =>
          shownCell(cell, question, table.cells[row]?.[n] === true || isFew(cell.customers)),
        ),
      })),
      mean: view.mean.map((cell, n) =>
        shownCell(cell, question, table.means.has(n) || isFew(keptIn(cell, question))),
      ),
      plainMean: view.plainMean.map((mean, n) => ({
        cohorts: table.means.has(n) ? HELD_BACK : mean.cohorts,
        active: question.definition === 'on' && !table.means.has(n) ? mean.active : 0,
        activeLater: question.definition === 'later' && !table.means.has(n) ? mean.activeLater : 0,
        orders: 0,
        revenue: 0,
        cumulativeRevenue: 0,
      })),
      calendar: calendar.figure,
    },
    held: heldTogether([table.held, calendar.held]),
  };
}

function keptIn(cell: CohortCell, { definition }: Question): number {
  return definition === 'later' ? cell.activeLater : cell.active;
}

/** A cell with the one count that was asked for, or without. */
function shownCell(cell: CohortCell, question: Question, hidden: boolean): CohortCell {
  const kept = hidden ? HELD_BACK : keptIn(cell, question);
  return {
    customers: isFew(cell.customers) ? HELD_BACK : cell.customers,
    active: question.definition === 'on' ? kept : HELD_BACK,
    activeLater: question.definition === 'later' ? kept : HELD_BACK,
    orders: 0,
    revenue: 0,
    cumulativeRevenue: 0,
    complete: cell.complete,
  };
}

/** Calendar periods are sums of cells only where cohorts and periods are of the same unit. */
function firstPeriod({ by, period }: RetentionCohorts, id: string | null): number | null {
  const day = id === null || by !== period ? undefined : parseIsoDay(id);
  return day === undefined ? null : periodOfDay(period, day);
}

/** Kept is a part of the active of the period before: neither the part nor the rest may be few. */
function protectCalendar(
  view: RetentionCohorts,
  { show }: Question,
  table: HeldCohorts,
): Protected<RetentionCohorts['calendar']> {
  // The other drawings have no calendar, so that nothing of it needs to leave the core.
  if (show !== 'calendar') return { figure: [], held: heldSmall(0) };
  let small = 0;
  const figure = view.calendar.map((period, at) => {
    const before = view.calendar[at - 1]?.active ?? 0;
    const hidesAll = isFew(period.active) || table.calendar.has(numberOf(view.period, period.from));
    const hidesKept = isFew(period.kept) || isFew(before - period.kept);
    small += (hidesAll ? 1 : 0) + (hidesKept ? 1 : 0);
    return {
      ...period,
      active: hidesAll ? HELD_BACK : period.active,
      kept: hidesKept ? HELD_BACK : period.kept,
    };
  });
  return { figure, held: heldSmall(small) };
}

function numberOf(unit: PeriodUnit, day: string): number {
  return periodOfDay(unit, parseIsoDay(day) ?? 0);
}
