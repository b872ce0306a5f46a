import { z } from 'zod';
import { isoDaySchema } from './common.ts';
import { kpiSchema } from './overview.ts';
import { valueChangeSchema } from './valueWatch.ts';
import { KPI_IDS } from '../domain/definitions.ts';

/** The key figures of a report: of everybody, protected, and set against the last report. */

/** What of a key figure is written as a number, one for each time. */
export const KEY_FIGURE_TIMES = ['value', 'previous', 'lastYear'] as const;

export const keyFigureSchema = kpiSchema.extend({
  /** Numbers that are null because they would tell of few customers; with `value` goes n, which is -1. */
  held: z.array(z.enum(KEY_FIGURE_TIMES)),
});
export type KeyFigure = z.infer<typeof keyFigureSchema>;

/** What two reports must have in common for their key figures to be set against each other. */
export const REPORT_BASES = ['settings', 'definitions', 'money'] as const;

export const printedValuesSchema = z.partialRecord(z.enum(KPI_IDS), z.number().nullable());

/** The last report of an earlier analysis date. */
export const lastReportSchema = z.object({
  exportId: z.string(),
  asOf: isoDaySchema,
  /** What it has not in common with this one: its figures then tell no change. */
  differs: z.array(z.enum(REPORT_BASES)),
  /** As it printed them, null for what it held back or had no data for; empty where it differs. */
  values: printedValuesSchema,
});
export type LastReport = z.infer<typeof lastReportSchema>;

/** The expected value of the same customers some months before, as Home tells it. */
export const keyValueChangeSchema = valueChangeSchema.pick({ months: true, all: true });
