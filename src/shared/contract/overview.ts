import { z } from 'zod';
import { gateSchema, gated, isoDaySchema, isoMonthSchema, minorSchema } from './common.ts';
import { runContextSchema } from './run.ts';
import { HEALTH_PARTS, KPI_IDS } from '../domain/definitions.ts';

/** The home screen: figures of the last twelve months, findings, health, what the latest import changed. */

export const kpiSchema = z.object({
  id: z.enum(KPI_IDS),
  unit: z.enum(['count', 'money', 'ratio', 'number']),
  /** Null with a gate when there are not enough data. */
  value: z.number().nullable(),
  gate: gateSchema.nullable(),
  /** Same length of time before. */
  previous: z.number().nullable(),
  /** Same period one year before. */
  lastYear: z.number().nullable(),
  /** Customers (or orders) behind the value. */
  n: z.number(),
  /** Twelve months up to the analysis date, oldest first; null where there is nothing. */
  series: z.array(z.number().nullable()),
});
export type Kpi = z.infer<typeof kpiSchema>;

/** A finding as a code with numbers; the catalogue's `findings` makes the sentence. */
export const findingSchema = z.object({
  code: z.string(),
  /** Where it leads: a route of the screens. */
  route: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof findingSchema>;

/** The last finished month against the own past; docs/models/health.md. Scores 0 to 100. */
export const healthSchema = z.object({
  month: isoMonthSchema,
  score: z.number(),
  parts: z.array(
    z.object({
      id: z.enum(HEALTH_PARTS),
      value: z.number(),
      usual: z.number(),
      score: z.number(),
      /** Earlier months compared. */
      months: z.number(),
    }),
  ),
  /** The last twelve finished months, oldest first; null where a month has no past. */
  trend: z.array(z.number().nullable()),
});
export type HealthView = z.infer<typeof healthSchema>;

/** What moved since the day that the data ended on before the latest import of orders. */
const changesSchema = z.object({
  since: isoDaySchema,
  newCustomers: z.number(),
  /** Customers of before who ordered since. */
  returning: z.number(),
  orders: z.number(),
  revenue: minorSchema,
  /** Under the time scheme: towards active, towards lost, and of the latter those now lost. */
  movedUp: z.number(),
  movedDown: z.number(),
  newlyLost: z.number(),
});

export const overviewSchema = z.object({
  run: runContextSchema,
  period: z.object({ from: isoDaySchema, to: isoDaySchema }),
  previousPeriod: z.object({ from: isoDaySchema, to: isoDaySchema }),
  months: z.array(isoMonthSchema),
  /** False when the last month of the series has not ended by the analysis date. */
  lastMonthComplete: z.boolean(),
  kpis: z.array(kpiSchema),
  findings: z.array(findingSchema),
  health: gated(healthSchema),
  /** Null after a first import, or one that brought no later orders. */
  changes: changesSchema.nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;
