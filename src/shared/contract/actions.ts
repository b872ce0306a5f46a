import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, isoDaySchema, minorSchema, moneyUnitSchema } from './common.ts';
import { filterSchema, segmentRuleSchema } from './segmentRule.ts';
import { ACTION_DECISIONS, PERIOD_STATES } from '../domain/actions.ts';
import { FINDINGS, type FindingCode } from '../domain/findings.ts';
import { PLAYBOOK_ROWS } from '../domain/playbook.ts';

/** Actions: what was planned for whom, what their orders say afterwards, and what was decided. */

const MOST_WORDS = 500;
const wordsSchema = z.string().trim().max(MOST_WORDS);
const nameSchema = z.string().trim().min(1).max(120);
const rowSchema = z.enum(PLAYBOOK_ROWS);

export const actionBasisSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rule'),
    rule: filterSchema,
    row: rowSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('segment'),
    id: z.number().int().min(1),
    name: z.string().max(200),
  }),
  z.strictObject({
    kind: z.literal('finding'),
    code: z.enum(Object.keys(FINDINGS) as FindingCode[]),
    params: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
    rule: segmentRuleSchema.exactOptional(),
  }),
]);

/** What is written down of an action when it is planned; it does not change afterwards. */
const planSchema = z.strictObject({
  name: nameSchema,
  basis: actionBasisSchema,
  /** The filter of all figures within which the customers were chosen. */
  filter: filterSchema,
  /** The row of the playbook that it follows; null for none. */
  row: rowSchema.nullable(),
  channel: wordsSchema,
  /** Who answers for it, as the user writes it. */
  owner: wordsSchema,
  expected: wordsSchema,
  /** Planned cost in the money unit of the run; null where it is not known. */
  cost: z.number().int().min(0).nullable(),
});
export type ActionPlan = z.infer<typeof planSchema>;

/** Orders of the customers of an action within a time. */
const orderedSchema = z.object({
  /** Days that are counted, both included. */
  from: isoDaySchema,
  to: isoDaySchema,
  /** Customers with a counting order in it. */
  customers: z.number(),
  /** Their share of those who are in the data, with the interval of 95 %; null over nobody. */
  share: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  orders: z.number(),
  /** Net revenue: counting orders and refunds that name none. */
  revenue: minorSchema,
});
export type Ordered = z.infer<typeof orderedSchema>;

/** What the orders of the frozen customers say of a period. */
export const actionOutcomeSchema = z.object({
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  /** Frozen customers who are in the data. */
  customers: z.number(),
  /** Frozen customers who no longer are (an import was undone). */
  gone: z.number(),
  /** Frozen customers who have since been found to be another one of them. */
  joined: z.number(),
  /** False while the data end before the review date. */
  complete: z.boolean(),
  after: orderedSchema,
  /** The same customers in the equally long time before the action; null where the data do not reach back. */
  before: orderedSchema.nullable(),
});
export type ActionOutcome = z.infer<typeof actionOutcomeSchema>;

const periodSchema = z.object({
  from: isoDaySchema,
  review: isoDaySchema,
  state: z.enum(PERIOD_STATES),
  /** Null before the first day of the period, and without a run. Of a decided period as it was then. */
  outcome: actionOutcomeSchema.nullable(),
  decision: z
    .object({ kind: z.enum(ACTION_DECISIONS), note: z.string(), asOf: isoDaySchema })
    .nullable(),
});
export type ActionPeriod = z.infer<typeof periodSchema>;

export const actionSchema = z.object({
  id: z.number().int(),
  plan: planSchema,
  /** Unit of the planned cost and of the money in the finding that it rests on. */
  money: moneyUnitSchema,
  /** Analysis date on which the customers were chosen, and how many they were. */
  frozenOn: isoDaySchema,
  customers: z.number(),
  /** At least one, oldest first; only the last can be undecided. */
  periods: z.array(periodSchema).min(1),
});
export type Action = z.infer<typeof actionSchema>;

const actionListSchema = z.object({
  /** By what the states are judged; null before the first run. */
  judged: z.object({ asOf: isoDaySchema, dataAsOf: isoDaySchema }).nullable(),
  /** Newest first. */
  actions: z.array(actionSchema),
});
export type ActionList = z.infer<typeof actionListSchema>;

const idSchema = z.strictObject({ id: z.number().int().min(1) });
const createdSchema = z.object({ id: z.number().int() });

export const actionsContract = {
  'actions.list': query(emptySchema, actionListSchema),
  /** Freezes the customers and writes the plan down. */
  'actions.plan': command(
    planSchema.extend({ start: isoDaySchema, review: isoDaySchema }),
    createdSchema,
  ),
  /** Closes the open period; unless the action is stopped, the next one ends on `nextReview`. */
  'actions.decide': command(
    idSchema.extend({
      decision: z.enum(ACTION_DECISIONS),
      note: wordsSchema,
      nextReview: isoDaySchema.nullable(),
    }),
    emptySchema,
  ),
  /** Takes the last decision back: the period is open again, the one after it is gone. */
  'actions.reopen': command(idSchema, emptySchema),
  'actions.remove': command(idSchema, emptySchema),
};
