import { z } from 'zod';
import { gated, isoMonthSchema } from './common.ts';
import { correlationSchema } from './features.ts';
import { query } from './method.ts';
import { runContextSchema } from './run.ts';
import { filterSchema } from './segmentRule.ts';

/** Own figures beside which outside data can stand. */
export const OWN_FIGURES = ['orders', 'net_revenue'] as const;
export type OwnFigure = (typeof OWN_FIGURES)[number];

const monthSchema = z.object({
  month: isoMonthSchema,
  /** Mean of the values of the month; null where it has none. */
  outside: z.number().nullable(),
  /** Number of these values. */
  values: z.number(),
  /** False where values of the month are still to come, or came before the series began. */
  outsideComplete: z.boolean(),
  /** Orders, or minor units of net revenue. */
  own: z.number(),
  /** False for a month that has not ended, or in which the own data begin. */
  ownComplete: z.boolean(),
});

const outsideSchema = z.object({
  run: runContextSchema,
  /** Names of the series, with their units, in order; at most {@link MOST_SERIES}. */
  names: z.array(z.string()),
  /** Series beyond these. */
  unlisted: z.number(),
  name: z.string(),
  own: z.enum(OWN_FIGURES),
  /** From the first own month to the analysis date, without gaps. */
  months: z.array(monthSchema),
  /** How the changes from month to month go together, from twelve common months on. */
  changes: gated(
    z.object({
      /** Finished months that both sides have. */
      months: z.number(),
      /** Changes between neighbouring ones. */
      n: z.number(),
      pearson: correlationSchema,
      spearman: correlationSchema,
    }),
  ),
});
export type OutsideView = z.infer<typeof outsideSchema>;
export type OutsideMonth = OutsideView['months'][number];

/** Series that can be chosen from. */
export const MOST_SERIES = 200;

export const outsideContract = {
  /** A series of outside data beside own figures, by month; without a name the first series. */
  'retention.outside': query(
    z.strictObject({
      series: z.string().max(1000).nullable(),
      own: z.enum(OWN_FIGURES),
      filter: filterSchema,
    }),
    gated(outsideSchema),
  ),
};
