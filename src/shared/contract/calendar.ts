import { z } from 'zod';

/** Whether busier and quieter months are told apart, and whether they make forecasts better. */

const accuracySchema = z.object({
  predicted: z.number(),
  actual: z.number(),
  /** Null if nothing was bought. */
  aggregateError: z.number().nullable(),
  rootMeanSquareError: z.number(),
});

export const calendarSchema = z.object({
  /** The expected values of the run go by the profile: with it the forecasts were better. */
  used: z.boolean(),
  /** How much busier each month of the year is than the mean, January first, mean 1. */
  months: z.array(z.number()).length(12),
  years: z.number(),
  /** Repeat purchases that it was learned from. */
  purchases: z.number(),
  /** Of a year without seasons. */
  pValue: z.number(),
  /** Past periods foretold both ways. */
  splits: z.number(),
  with: accuracySchema,
  without: accuracySchema,
});
export type CalendarView = z.infer<typeof calendarSchema>;
