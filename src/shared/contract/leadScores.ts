import { z } from 'zod';
import { emptySchema, gated, isoDaySchema } from './common.ts';
import { query } from './method.ts';
import { runContextSchema } from './run.ts';

/** The chance of leads to become customers: the scorecard, its test, and the open leads. */

const figure = z.number().nullable();

/** A channel or step by name, several channels together, or a range; `to` is null for no end. */
const levelNameSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('others'), count: z.number() }),
  z.object({ kind: z.literal('range'), from: z.number(), to: z.number().nullable() }),
]);
export type LeadLevelName = z.infer<typeof levelNameSchema>;

export const leadScoresSchema = z.object({
  run: runContextSchema,
  horizonDays: z.number(),
  /** A lead untouched for longer is not scored. */
  asleepDays: z.number(),
  /** Points that double the odds of an order. */
  doublingPoints: z.number(),
  learnt: z.object({ from: isoDaySchema, to: isoDaySchema, orders: z.number() }),
  /** Days whose next 30 days the test foretells. */
  tested: z.array(isoDaySchema),
  /** Leads open on the tested days, those who ordered, and how many were foretold to. */
  looked: z.number(),
  ordered: z.number(),
  predicted: z.number(),
  /** Mean square error of the chances, and of one chance for all. */
  brier: z.number(),
  brierAlike: z.number(),
  verdict: z.enum(['score_wins', 'hardly_better', 'yardstick_wins']),
  lines: z.array(
    z.object({
      contestant: z.enum(['score', 'newest_contact', 'furthest_step', 'all_alike']),
      auc: figure,
      aucLow: figure,
      aucHigh: figure,
      averagePrecision: figure,
      lift: figure,
    }),
  ),
  /** By tenths of the stated chance, lowest first. */
  tenths: z.array(
    z.object({
      looked: z.number(),
      predicted: z.number(),
      actual: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  /** The points of a lead are the sum over the parts. */
  parts: z.array(
    z.object({
      part: z.enum(['channel', 'step', 'age', 'silence', 'contacts']),
      levels: z.array(
        z.object({
          name: levelNameSchema,
          looked: z.number(),
          ordered: z.number(),
          points: z.number(),
        }),
      ),
    }),
  ),
  /** Leads open on the analysis date and the orders expected of them within the horizon. */
  open: z.object({
    leads: z.number(),
    expected: z.number(),
    low: z.number(),
    high: z.number(),
  }),
  givenUp: z.number(),
  asleep: z.number(),
  /** Open leads by rank of their chance, the highest first. */
  bands: z.array(
    z.object({
      leads: z.number(),
      expected: z.number(),
      most: z.number(),
      least: z.number(),
    }),
  ),
});
export type LeadScoresView = z.infer<typeof leadScoresSchema>;

const openLeadSchema = z.object({
  /** Number of the lead in the files, or the person's id as stored; empty without either. */
  lead: z.string(),
  channel: z.string(),
  step: z.string(),
  firstContact: isoDaySchema,
  lastContact: isoDaySchema,
  chance: z.number(),
  points: z.number(),
});
export type OpenLead = z.infer<typeof openLeadSchema>;

export const leadScoresContract = {
  'acquisition.leadScores': query(emptySchema, gated(leadScoresSchema)),
  /** Open leads of the latest run by chance, the highest first. */
  'acquisition.openLeads': query(
    z.strictObject({
      offset: z.number().int().min(0).max(100_000_000),
      limit: z.number().int().min(1).max(200),
    }),
    gated(z.object({ total: z.number(), rows: z.array(openLeadSchema) })),
  ),
};
