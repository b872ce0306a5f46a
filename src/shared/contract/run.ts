import { z } from 'zod';
import { gateSchema, isoDaySchema, moneyUnitSchema } from './common.ts';

/** The run that a result belongs to. */

/** What every figure needs to say where it comes from. */
export const runContextSchema = z.object({
  runId: z.number().int(),
  asOf: isoDaySchema,
  /** Day of the latest row in the data. */
  dataAsOf: isoDaySchema,
  firstDay: isoDaySchema,
  money: moneyUnitSchema,
  /** False when no file carried amounts: money figures are then gated. */
  hasAmounts: z.boolean(),
  customers: z.number(),
  orders: z.number(),
  fingerprint: z.string(),
  engineVersion: z.string(),
  /** True when data or settings changed after the run. */
  stale: z.boolean(),
  createdAt: z.string(),
});
export type RunContext = z.infer<typeof runContextSchema>;

export const runSummarySchema = z.object({
  run: runContextSchema,
  seconds: z.number(),
  done: z.array(z.string()),
  gated: z.array(z.object({ analysis: z.string(), gate: gateSchema })),
});
export type RunSummary = z.infer<typeof runSummarySchema>;
