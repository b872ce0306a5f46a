import { z } from 'zod';
import {
  actionOutcomeSchema,
  actionSchema,
  type Action,
  type ActionList,
  type ActionPeriod,
} from '#shared/contract/actions.ts';
import type { ParsedInputOf } from '#shared/contract/index.ts';
import { isoDaySchema, moneyUnitSchema } from '#shared/contract/common.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { ACTION_DECISIONS, periodState, ruleOfBasis } from '#shared/domain/actions.ts';
import { formatIsoDay, parseIsoDay, type Day } from '#shared/domain/calendar.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { allOf } from '#shared/domain/segmentRule.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { ActionPeriodRecord, ActionRecord, Store } from '#main/store/index.ts';
import type { SegmentMarks } from '../segments/index.ts';
import type { ActionOutcomes, CountedDays } from './actionOutcomes.ts';
import { idsOfMarked } from './frozenCustomers.ts';

/** The run that customers are chosen in and actions are judged by. */
export interface ActionRun {
  readonly record: { readonly asOf: Day };
  readonly context: () => RunContext;
  readonly ledger: () => Ledger;
  readonly segments: () => { readonly marks: () => SegmentMarks };
  readonly actionOutcomes: () => ActionOutcomes;
}

/** Every action, newest first, with its frozen customers who are in the data, by their place in the ledger. */
export function frozenLists(
  store: Store,
  run: ActionRun,
): { readonly id: number; readonly name: string; readonly customers: Uint32Array }[] {
  const { actions } = listActions(store, run);
  const outcomes = run.actionOutcomes();
  outcomes.prepare(
    actions.map(({ id }) => id),
    (id) => store.actions.customers(id),
  );
  return actions.map(({ id, plan }) => ({
    id,
    name: plan.name,
    customers: outcomes.customers(id),
  }));
}

/** What is stored of an action as text. */
const storedPlanSchema = z.strictObject({
  plan: actionSchema.shape.plan,
  money: moneyUnitSchema,
});

/** What is stored when a period is closed: the decision, and the outcome on which it was taken. */
const closingSchema = z.strictObject({
  decision: z.enum(ACTION_DECISIONS),
  note: z.string(),
  asOf: isoDaySchema,
  outcome: actionOutcomeSchema.nullable(),
});

type Planned = ParsedInputOf<'actions.plan'>;
type Decided = ParsedInputOf<'actions.decide'>;

/**
 * Freezes the customers of an action and writes its plan down.
 * @throws AppError BAD_REQUEST with the rule `action_days` unless the action begins after the analysis date
 *   and is reviewed after its start, `action_customers` where nobody is chosen, `action_basis` for a finding
 *   about no customers; else as the rule that chooses them
 */
export function planAction(store: Store, run: ActionRun, input: Planned): { readonly id: number } {
  const { start, review, ...plan } = input;
  const [fromDay, reviewDay] = [dayOf(start), dayOf(review)];
  const frozenOn = run.record.asOf;
  if (fromDay <= frozenOn || reviewDay <= fromDay) throw refused('action_days');
  const rule = ruleOfBasis(plan.basis);
  if (rule === undefined) throw refused('action_basis');
  const marks = run
    .segments()
    .marks()
    .of(allOf([plan.filter, rule]));
  const customers = idsOfMarked(run.ledger(), marks);
  if (customers.count === 0) throw refused('action_customers');
  const { money } = run.context();
  const stored = canonicalJson(storedPlanSchema.parse({ plan, money }));
  const { id } = store.actions.add({ plan: stored, frozenOn }, customers, { fromDay, reviewDay });
  return { id };
}

/** All actions, newest first, judged on the analysis date of the run. */
export function listActions(store: Store, run: ActionRun | undefined): ActionList {
  const records = store.actions.list();
  const periods = Map.groupBy(store.actions.periods(), ({ actionId }) => actionId);
  if (run) {
    const open = records.filter(({ id }) => daysOf(run, lastOf(periods.get(id))) !== undefined);
    run.actionOutcomes().prepare(
      open.map(({ id }) => id),
      (id) => store.actions.customers(id),
    );
  }
  return {
    judged: run ? { asOf: run.context().asOf, dataAsOf: run.context().dataAsOf } : null,
    actions: records.map((record) => actionOf(record, periods.get(record.id) ?? [], run)),
  };
}

/**
 * Closes the open period of an action on the analysis date, with the outcome as it is then.
 * @throws AppError NOT_FOUND for an unknown action; BAD_REQUEST with the rule `action_decided` where no period
 *   is open, `action_planned` before the first day of it, `action_days` unless the next review date is after
 *   the analysis date, or where it is missing or given against the decision
 */
export function decideAction(store: Store, run: ActionRun, input: Decided): void {
  const { id, decision, note, nextReview } = input;
  const periods = periodsOf(store, id);
  const open = lastOf(periods);
  if (open?.closing !== null) throw refused('action_decided');
  const { asOf } = run.record;
  if (asOf < open.fromDay) throw refused('action_planned');
  const end = Math.min(open.reviewDay, asOf);
  const next = nextReview === null ? null : { fromDay: end + 1, reviewDay: dayOf(nextReview) };
  if ((decision === 'stop') !== (next === null)) throw refused('action_days');
  if (next !== null && next.reviewDay <= asOf) throw refused('action_days');
  run.actionOutcomes().prepare([id], (one) => store.actions.customers(one));
  const closing = closingSchema.parse({
    decision,
    note,
    asOf: formatIsoDay(asOf),
    outcome: outcomeOf(run, periods, open),
  });
  store.actions.close({ ...open, closing: canonicalJson(closing) }, next);
}

/** @throws AppError NOT_FOUND for an unknown action; BAD_REQUEST with the rule `action_open` before a decision */
export function reopenAction(store: Store, id: number): void {
  const decided = periodsOf(store, id).findLast(({ closing }) => closing !== null);
  if (!decided) throw refused('action_open');
  store.actions.reopen(id, decided.number);
}

function periodsOf(store: Store, id: number): ActionPeriodRecord[] {
  const periods = store.actions.periods().filter(({ actionId }) => actionId === id);
  if (periods.length === 0) throw new AppError('NOT_FOUND');
  return periods;
}

function actionOf(
  { id, plan, frozenOn, customers }: ActionRecord,
  periods: readonly ActionPeriodRecord[],
  run: ActionRun | undefined,
): Action {
  return {
    id,
    ...storedPlanSchema.parse(JSON.parse(plan)),
    frozenOn: formatIsoDay(frozenOn),
    customers,
    periods: periods.map((period) => periodOf(period, periods, run)),
  };
}

function periodOf(
  period: ActionPeriodRecord,
  all: readonly ActionPeriodRecord[],
  run: ActionRun | undefined,
): ActionPeriod {
  const { fromDay, reviewDay } = period;
  const closing = period.closing === null ? null : closingSchema.parse(JSON.parse(period.closing));
  const judged = { from: fromDay, review: reviewDay, decision: closing?.decision ?? null };
  return {
    from: formatIsoDay(fromDay),
    review: formatIsoDay(reviewDay),
    state: periodState(judged, run?.record.asOf),
    outcome: closing ? closing.outcome : run ? outcomeOf(run, all, period) : null,
    decision: closing && { kind: closing.decision, note: closing.note, asOf: closing.asOf },
  };
}

function outcomeOf(
  run: ActionRun,
  all: readonly ActionPeriodRecord[],
  period: ActionPeriodRecord,
): ActionPeriod['outcome'] {
  const days = daysOf(run, period);
  const start = all[0]?.fromDay ?? period.fromDay;
  return days ? run.actionOutcomes().outcome(period.actionId, start, days) : null;
}

/** Days of an open period for which there are data by the analysis date; undefined where there are none yet. */
function daysOf(run: ActionRun, period: ActionPeriodRecord | undefined): CountedDays | undefined {
  if (period?.closing !== null) return undefined;
  const to = Math.min(period.reviewDay, run.record.asOf, dayOf(run.context().dataAsOf));
  if (to < period.fromDay) return undefined;
  return { from: period.fromDay, to, complete: to === period.reviewDay };
}

function lastOf(periods: readonly ActionPeriodRecord[] | undefined) {
  return periods?.at(-1);
}

function dayOf(text: string): Day {
  const day = parseIsoDay(text);
  if (day === undefined) throw refused('action_days');
  return day;
}

function refused(rule: string): AppError {
  return new AppError('BAD_REQUEST', { details: { rule } });
}
