import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { DatedScheme, StageRules } from '#shared/domain/stageSchemes.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { Marks } from '../segments/index.ts';
import { CadenceTracker } from './cadenceTracker.ts';
import { FactTracker } from './factTracker.ts';
import { MonthRows } from './monthRows.ts';
import { MonthsBase } from './monthsBase.ts';
import { isFactScheme } from './rules.ts';
import type { SchemeHistory } from './schemeHistory.ts';
import { SchemeSpans } from './schemeSpans.ts';
import { ValueTracker } from './valueTracker.ts';
import type { SpanSink, StageTracker } from './tracker.ts';

/** The months of a history. */
export interface StageMonths {
  readonly firstMonth: MonthIndex;
  readonly months: number;
  /** False if the analysis date is not the last day of its month: the last month is unfinished. */
  readonly lastComplete: boolean;
}

/** Schemes from the month of the first order of all to the month of the analysis date. */
export interface StageHistory<Scheme extends DatedScheme> extends StageMonths {
  readonly schemes: Readonly<Record<Scheme, SchemeHistory>>;
}

/**
 * Stages at the end of every month, the last one at the analysis date, under the wanted schemes.
 *
 * One pass over the customers: between two orders a customer's stage changes at a few months, so each
 * span of equal stages is entered as a difference at its two ends. With marks only the marked are
 * counted; their tiers and the common rhythm stay those of all customers. Gives the same counts as
 * {@link stagesAt} at each month's end (a test holds this).
 */
export function stageHistory<Scheme extends DatedScheme>(
  snapshot: Snapshot,
  rules: StageRules,
  wanted: readonly Scheme[],
  control?: EngineControl,
  marks?: Marks,
): StageHistory<Scheme> {
  return historyFrom(new MonthsBase(snapshot, rules), wanted, control, marks);
}

/** As {@link stageHistory}, from a base that several walks share. */
export function historyFrom<Scheme extends DatedScheme>(
  base: MonthsBase,
  wanted: readonly Scheme[],
  control?: EngineControl,
  marks?: Marks,
): StageHistory<Scheme> {
  const sinkOf = (scheme: Scheme, months: number) => new SchemeSpans(scheme, months);
  const walk = new StageWalk(base, wanted, sinkOf, control);
  walk.follow(base.snapshot.orders.customers, marks);
  const { span, skip, sinks } = walk;
  const finished = sinks.map((sink, i): [string, SchemeHistory] => [
    wanted[i] ?? '',
    sink.finish(skip),
  ]);
  return { ...span, schemes: Object.fromEntries(finished) as Record<Scheme, SchemeHistory> };
}

/** A walk over the customers that hands their spans to a sink per scheme; it can be made in parts. */
export class StageWalk<Scheme extends DatedScheme, Sink extends SpanSink> {
  readonly span: StageMonths;
  /** Months of the calendar before those of the span. */
  readonly skip: number;
  /** In the order of the wanted schemes. */
  readonly sinks: readonly Sink[];
  readonly #trackers: readonly StageTracker[];
  readonly #rows: MonthRows;
  readonly #control: EngineControl | undefined;
  #next = 0;

  constructor(
    base: MonthsBase,
    wanted: readonly Scheme[],
    sinkOf: (scheme: Scheme, months: number) => Sink,
    control?: EngineControl,
  ) {
    const { snapshot, calendar } = base;
    this.sinks = wanted.map((scheme) => sinkOf(scheme, calendar.months));
    this.#trackers = trackersOf(base, wanted, this.sinks, control);
    this.#rows = new MonthRows(snapshot, calendar);
    this.#control = control;
    this.skip = monthsBeforeOrders(snapshot, calendar);
    this.span = {
      firstMonth: calendar.firstMonth + this.skip,
      months: calendar.months - this.skip,
      lastComplete: calendar.lastComplete,
    };
  }

  /** Follows the customers up to before `end`, with marks the marked alone. */
  follow(end: number, marks?: Marks): void {
    const [sinks, trackers, rows] = [this.sinks, this.#trackers, this.#rows];
    for (let c = this.#next; c < end; c++) {
      if ((c & CHECK_MASK) === 0) this.#control?.check();
      if (marks?.[c] === 0) continue;
      for (const sink of sinks) sink.nextCustomer();
      for (const tracker of trackers) tracker.begin(c);
      rows.customer(c);
      while (rows.next()) for (const tracker of trackers) tracker.month(rows);
    }
    this.#next = end;
  }
}

function trackersOf(
  base: MonthsBase,
  wanted: readonly DatedScheme[],
  spans: readonly SpanSink[],
  control: EngineControl | undefined,
): StageTracker[] {
  const { snapshot, calendar, rules } = base;
  const spansOf = (scheme: DatedScheme): SpanSink | undefined => spans[wanted.indexOf(scheme)];
  const facts = wanted.filter(isFactScheme).flatMap((scheme) => {
    const found = spansOf(scheme);
    return found ? [{ scheme, spans: found }] : [];
  });
  const value = spansOf('value');
  const cadence = spansOf('cadence');
  const trackers: StageTracker[] = [];
  if (facts.length > 0) trackers.push(new FactTracker(snapshot, calendar, rules, facts));
  if (value) trackers.push(new ValueTracker(base.tiers(control), value));
  if (cadence) {
    trackers.push(new CadenceTracker(snapshot, calendar, rules, base.gaps(control), cadence));
  }
  return trackers;
}

/** Months before the first order of all: only refunds lie in them. */
function monthsBeforeOrders({ orders }: Snapshot, calendar: CalendarTable): number {
  let first = Number.POSITIVE_INFINITY;
  for (let c = 0; c < orders.customers; c++) {
    const begin = orders.start[c] as number;
    if (begin < (orders.start[c + 1] as number))
      first = Math.min(first, orders.day[begin] as number);
  }
  if (first > calendar.asOf) return calendar.months;
  return calendar.monthOf[first - calendar.firstDay] as number;
}
