import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { CohortCell, RetentionCohorts } from '#shared/contract/retention.ts';
import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { lastDayOfPeriod, periodOfDay } from '#shared/domain/periods.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { isPeriodUnit } from '#shared/domain/retention.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { rangeOf, type CohortGrid, type CohortGridCell } from '../../charts/cohortGrid.ts';
import { positionBetween } from '../../charts/scale.ts';
import { countText } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { shareText } from '../../components/shareText.ts';
import { cohortName } from './cohortNames.ts';
import type { RetentionChoice } from './retentionChoice.ts';

type Shown = Pick<RetentionChoice, 'measure' | 'definition' | 'mean'>;

/** Customers of a cell who count as kept. */
export function keptOf(cell: CohortCell, { definition }: Pick<Shown, 'definition'>): number {
  return definition === 'later' ? cell.activeLater : cell.active;
}

/** True for a cell that a report holds back. */
export function isHidden(cell: CohortCell, shown: Pick<Shown, 'definition'>): boolean {
  return isHeldBack(keptOf(cell, shown));
}

/** Value of a cell: customers, a share 0 to 1, orders or minor units per customer. */
export function cellValue(cell: CohortCell, shown: Shown): number {
  const customers = Math.max(1, cell.customers);
  switch (shown.measure) {
    case 'count':
      return keptOf(cell, shown);
    case 'share':
      return keptOf(cell, shown) / customers;
    case 'orders':
      return cell.orders / customers;
    case 'revenue':
      return cell.revenue / customers;
    case 'value':
      return cell.cumulativeRevenue / customers;
  }
}

/** The mean of a period over finished cells; undefined beyond the last, and for counts. */
export function meanValue(view: RetentionCohorts, n: number, shown: Shown): number | undefined {
  if (shown.measure === 'count') return undefined;
  if (shown.mean === 'weighted') {
    const cell = view.mean[n];
    return cell && !isHidden(cell, shown) ? cellValue(cell, shown) : undefined;
  }
  const plain = view.plainMean[n];
  if (!plain || isHeldBack(plain.cohorts)) return undefined;
  switch (shown.measure) {
    case 'share':
      return shown.definition === 'later' ? plain.activeLater : plain.active;
    case 'orders':
      return plain.orders;
    case 'revenue':
      return plain.revenue;
    case 'value':
      return plain.cumulativeRevenue;
  }
}

/** How values are written; the unit stands in the caption. */
function writer(
  view: RetentionCohorts,
  shown: Shown,
  { format }: Words,
): (value: number) => string {
  switch (shown.measure) {
    case 'share':
      return (value) => shareText(value, format);
    case 'count':
      return (value) => format.number(value);
    case 'orders':
      return (value) => format.number(value, 2);
    case 'revenue':
    case 'value':
      return (value) => format.compact(value / 10 ** view.run.money.digits);
  }
}

/** The cohort table under a choice. */
export function cohortGridOf(
  view: RetentionCohorts,
  shown: Shown,
  events: readonly DatedEvent[],
  words: Words,
): CohortGrid {
  const { t, format } = words;
  const write = writer(view, shown, words);
  const range = rangeOf(
    view.cohorts.flatMap(({ cells }) =>
      cells
        .slice(1)
        .filter((cell) => cell.customers >= FEW_CUSTOMERS && !isHidden(cell, shown))
        .map((cell) => cellValue(cell, shown)),
    ),
  );
  const periodName = (n: number): string => t(`cohorts.cell.period.${view.period}`, { n });
  return {
    cohortHead: t('cohorts.cohort'),
    sizeHead: t('cohorts.size'),
    periodName,
    low: write(range.low),
    high: write(range.high),
    mean:
      shown.measure === 'count'
        ? undefined
        : {
            name: t(shown.mean === 'plain' ? 'cohorts.row.plain' : 'cohorts.row.mean'),
            size: format.number(view.customers),
            cells: view.mean.map((_, n) => {
              const value = meanValue(view, n, shown);
              return value === undefined ? '–' : write(value);
            }),
          },
    rows: view.cohorts.map((cohort) => {
      const name = cohortName(view.by, cohort.id, words);
      return {
        key: cohort.id ?? '',
        name,
        size: countText(cohort.size, format),
        events: eventsOf(view, cohort.id, events, words),
        cells: cohort.cells.map((cell, n) => {
          const value = cellValue(cell, shown);
          if (isHidden(cell, shown)) return heldCell(cell);
          return {
            // Period 0 would be the darkest of every row and flatten the rest.
            share: n === 0 ? null : positionBetween(value, range.low, range.high),
            text: write(value),
            label: cellLabel(
              view,
              cell,
              shown,
              t('cohorts.cell', { cohort: name, period: periodName(n), value: write(value) }),
              words,
            ),
            open: !cell.complete,
            faded: cell.customers < FEW_CUSTOMERS,
          };
        }),
      };
    }),
  };
}

/** A cell of which nothing is told. */
function heldCell({ complete }: CohortCell): CohortGridCell {
  const text = HELD_BACK_MARK;
  return { share: null, text, label: text, open: !complete, faded: false };
}

function cellLabel(
  view: RetentionCohorts,
  cell: CohortCell,
  shown: Shown,
  head: string,
  { t, format }: Words,
): string {
  const kept = keptOf(cell, shown);
  const lines = [
    head,
    t('cohorts.cell.detail', {
      active: format.number(kept),
      customers: t('common.count.customers', { count: cell.customers }),
      orders: t('common.count.orders', { count: cell.orders }),
      revenue: format.money(cell.revenue, view.run.money),
    }),
  ];
  const interval = shown.measure === 'share' ? wilsonInterval(kept, cell.customers) : undefined;
  if (interval) {
    const [low, high] = [format.percent(interval.low), format.percent(interval.high)];
    lines.push(t('cohorts.cell.interval', { low, high }));
  }
  if (!cell.complete) lines.push(t('cohorts.cell.open'));
  return lines.join('\n');
}

/** Events that lie in the period of a cohort, as they are listed. */
function eventsOf(
  { by }: RetentionCohorts,
  id: string | null,
  events: readonly DatedEvent[],
  { format }: Words,
): string[] {
  const start = id === null || !isPeriodUnit(by) ? undefined : parseIsoDay(id);
  if (start === undefined || id === null || !isPeriodUnit(by)) return [];
  const end = formatIsoDay(lastDayOfPeriod(by, periodOfDay(by, start)));
  return events
    .filter(({ day }) => day >= id && day <= end)
    .map(({ day, name }) => `${format.day(day)} ${name}`);
}

/** The same numbers as a table to read and copy. */
export function cohortSpec(view: RetentionCohorts, grid: CohortGrid): TableSpec {
  const periods = Math.max(0, ...view.cohorts.map(({ cells }) => cells.length));
  return {
    columns: [
      { label: grid.cohortHead },
      { label: grid.sizeHead, numeric: true },
      ...Array.from({ length: periods }, (_, n) => ({ label: String(n), numeric: true })),
    ],
    rows: [...(grid.mean ? [grid.mean] : []), ...grid.rows].map((row) => [
      row.name,
      row.size,
      ...Array.from({ length: periods }, (_, n) => {
        const cell = row.cells[n];
        return cell === undefined || typeof cell === 'string' ? (cell ?? null) : cell.text;
      }),
    ]),
  };
}
