import { KEY_FIGURE_TIMES, type KeyFigure } from '#shared/contract/keyFigures.ts';
import type { Kpi } from '#shared/contract/overview.ts';
import { KPI_IDS } from '#shared/domain/definitions.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { SMALL_GROUP } from './figures/answers.ts';
import { heldSmall, isFew, type Protected } from './heldCells.ts';

/** The key figures of a report with what tells of few customers held back (docs/report.md). */

type Id = Kpi['id'];
type Time = (typeof KEY_FIGURE_TIMES)[number];

/** The key figures at one time; null where there is no number. */
interface Numbers {
  readonly at: (id: Id) => number | null;
  /** Customers that a share is of or a mean is over; null where a reader does not learn them. */
  readonly base: (id: Id) => number | null;
}

/** Figures that count the active customers, or tell their number by n or by division. */
const OF_ACTIVE = ['active_customers', 'orders_per_customer', 'repeat_share'] as const;
/** Figures that are sums over the active customers, beside those. */
const SUMS_OF_ACTIVE = ['orders', 'net_revenue', 'average_order_value'] as const;
const SHARES = ['repeat_share', 'retention', 'churn'] as const;

/**
 * Holds back, at each time by itself and between the times, every number that counts few customers, is a
 * sum or share over few, or lets few be worked out: the other part of a whole that is told, a share times its
 * base, the difference of the customers at two times.
 */
export function protectKeyFigures(kpis: readonly Kpi[]): Protected<KeyFigure[]> {
  const held = heldAtTimes(kpis);
  const months = Math.max(0, ...kpis.map(({ series }) => series.length));
  // A line with gaps would tell where few were, so it goes whole.
  const heldInMonths = new Set(
    Array.from({ length: months }, (_, month) => [...heldAt(ofMonth(kpis, month))]).flat(),
  );
  const figure = kpis.map((kpi): KeyFigure => {
    const hidden = KEY_FIGURE_TIMES.filter((time) => held[time].has(kpi.id) && kpi[time] !== null);
    const shown = (time: Time): number | null => (hidden.includes(time) ? null : kpi[time]);
    return {
      ...kpi,
      value: shown('value'),
      previous: shown('previous'),
      lastYear: shown('lastYear'),
      series: heldInMonths.has(kpi.id) ? kpi.series.map(() => null) : kpi.series,
      ...(hidden.includes('value') && { gate: SMALL_GROUP, n: HELD_BACK }),
      held: hidden,
    };
  });
  return { figure, held: heldSmall(figure.flatMap((kpi) => kpi.held).length) };
}

function heldAtTimes(kpis: readonly Kpi[]): Readonly<Record<Time, ReadonlySet<Id>>> {
  const numbers = {
    value: numbersAt(kpis, 'value'),
    previous: numbersAt(kpis, 'previous'),
    lastYear: numbersAt(kpis, 'lastYear'),
  };
  const value = heldAt(numbers.value);
  const previous = heldAt(numbers.previous);
  const lastYear = heldAt(numbers.lastYear);

  // Who was retained is a share of those active before, and n tells their number.
  if (previous.has('active_customers')) value.add('retention');
  // Customers less customers before are those who came between.
  const customers = KEY_FIGURE_TIMES.map((time) => numbers[time].at('customers'));
  const [now = null, before = null, yearBefore = null] = customers;
  const came = difference(now, before);
  if (few(came)) previous.add('customers');
  if (came !== null && came === numbers.value.at('new_customers')) {
    if (value.has('new_customers')) previous.add('customers');
    if (previous.has('customers')) value.add('new_customers');
  }
  if (few(difference(now, yearBefore)) || few(difference(before, yearBefore))) {
    lastYear.add('customers');
  }
  return { value, previous, lastYear };
}

function numbersAt(kpis: readonly Kpi[], time: Time): Numbers {
  const find = (id: Id): Kpi | undefined => kpis.find((kpi) => kpi.id === id);
  const at = (id: Id): number | null => find(id)?.[time] ?? null;
  return {
    at,
    base(id) {
      if (time === 'value') return find(id)?.n ?? null;
      return id === 'repeat_share' ? at('active_customers') : null;
    },
  };
}

/** The numbers of one month of the small lines. */
function ofMonth(kpis: readonly Kpi[], month: number): Numbers {
  const at = (id: Id, back = 0): number | null =>
    kpis.find((kpi) => kpi.id === id)?.series[month - back] ?? null;
  return {
    at,
    base(id) {
      if (id === 'repeat_share') return at('active_customers');
      return id === 'retention' ? at('active_customers', 1) : null;
    },
  };
}

/** What the numbers of one time would tell of few customers, by themselves and together. */
function heldAt({ at, base }: Numbers): Set<Id> {
  const [all, active] = [at('customers'), at('active_customers')];
  if (few(all)) return new Set(KPI_IDS);
  const held = new Set<Id>();
  const hold = (ids: readonly Id[]): void => {
    for (const id of ids) held.add(id);
  };
  if (few(active)) hold(SUMS_OF_ACTIVE);
  if (tellsFew(active, all)) hold(OF_ACTIVE);
  const told = held.has('active_customers') ? null : active;
  if (tellsFew(at('new_customers'), told)) hold(['new_customers']);
  if (tellsFew(at('won_back'), told)) hold(['won_back']);
  for (const id of SHARES) {
    const [share, of] = [at(id), base(id)];
    if (share === null || of === null) continue;
    if (few(of) || tellsFew(Math.round(share * of), of)) hold([id]);
  }
  if (few(base('clv'))) hold(['clv']);
  return held;
}

/** True if a part or the rest of its whole is few; null for a whole that is not told. */
function tellsFew(part: number | null, whole: number | null): boolean {
  return few(part) || few(difference(whole, part));
}

function few(count: number | null): boolean {
  return count !== null && isFew(count);
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
