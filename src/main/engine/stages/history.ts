import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { DatedScheme, StageRules } from '#shared/domain/stageSchemes.ts';
import { calendarTable, type CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { Marks } from '../segments/index.ts';
import { CadenceTracker } from './cadenceTracker.ts';
import { FactTracker } from './factTracker.ts';
import { monthGaps } from './monthGaps.ts';
import { MonthRows } from './monthRows.ts';
import { monthTiers } from './monthTiers.ts';
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
  const { span, skip, sinks } = walkStages(
    snapshot,
    rules,
    wanted,
    (scheme, months) => new SchemeSpans(scheme, months),
    control,
    marks,
  );
  const finished = sinks.map((sink, i): [string, SchemeHistory] => [
    wanted[i] ?? '',
    sink.finish(skip),
  ]);
  return { ...span, schemes: Object.fromEntries(finished) as Record<Scheme, SchemeHistory> };
}

/** What a walk over the customers filled. */
export interface StageWalk<Sink> {
  readonly span: StageMonths;
  /** Months of the calendar before those of the span. */
  readonly skip: number;
  /** In the order of the wanted schemes. */
  readonly sinks: readonly Sink[];
}

/** Follows the customers, with marks the marked alone, and hands their spans to a sink per scheme. */
export function walkStages<Scheme extends DatedScheme, Sink extends SpanSink>(
  snapshot: Snapshot,
  rules: StageRules,
  wanted: readonly Scheme[],
  sinkOf: (scheme: Scheme, months: number) => Sink,
  control?: EngineControl,
  marks?: Marks,
): StageWalk<Sink> {
  const calendar = calendarTable(snapshot);
  const sinks = wanted.map((scheme) => sinkOf(scheme, calendar.months));
  const trackers = trackersOf(snapshot, calendar, rules, wanted, sinks, control);
  const rows = new MonthRows(snapshot, calendar);
  for (let c = 0; c < snapshot.orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    if (marks?.[c] === 0) continue;
    for (const sink of sinks) sink.nextCustomer();
    for (const tracker of trackers) tracker.begin(c);
    rows.customer(c);
    while (rows.next()) for (const tracker of trackers) tracker.month(rows);
  }
  const skip = monthsBeforeOrders(snapshot, calendar);
  const span = {
    firstMonth: calendar.firstMonth + skip,
    months: calendar.months - skip,
    lastComplete: calendar.lastComplete,
  };
  return { span, skip, sinks };
}

function trackersOf(
  snapshot: Snapshot,
  calendar: CalendarTable,
  rules: StageRules,
  wanted: readonly DatedScheme[],
  spans: readonly SpanSink[],
  control: EngineControl | undefined,
): StageTracker[] {
  const spansOf = (scheme: DatedScheme): SpanSink | undefined => spans[wanted.indexOf(scheme)];
  const facts = wanted.filter(isFactScheme).flatMap((scheme) => {
    const found = spansOf(scheme);
    return found ? [{ scheme, spans: found }] : [];
  });
  const value = spansOf('value');
  const cadence = spansOf('cadence');
  const trackers: StageTracker[] = [];
  if (facts.length > 0) trackers.push(new FactTracker(snapshot, calendar, rules, facts));
  if (value) trackers.push(new ValueTracker(monthTiers(snapshot, calendar, rules, control), value));
  if (cadence) {
    const common = monthGaps(snapshot, calendar, control);
    trackers.push(new CadenceTracker(snapshot, calendar, rules, common, cadence));
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
