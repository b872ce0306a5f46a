import { z } from 'zod';
import { gated, isoDaySchema } from './common.ts';
import { query } from './method.ts';
import { filterSchema } from './segmentRule.ts';

/** Days after an interaction within which an order can be counted. */
export const TOUCH_DAYS = [7, 30, 90] as const;
export type TouchDays = (typeof TOUCH_DAYS)[number];

const lineSchema = z.object({
  touches: z.number(),
  /** Interactions whose days have not all passed by the analysis date; they are in no share. */
  open: z.number(),
  /** Persons with an interaction, and with one whose days have passed. */
  people: z.number(),
  observed: z.number(),
  /** Those observed who ordered on the day of such an interaction or within the days after it. */
  ordered: z.number(),
  /** `ordered` of `observed` with its interval of 95 %; null of fewer than `least`. */
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type TouchLine = z.infer<typeof lineSchema>;

const touchpointsSchema = z.object({
  asOf: isoDaySchema,
  days: z.number(),
  /** Fewest persons of whom a share is told. */
  least: z.number(),
  /** Interactions up to the analysis date of nobody whom the rows name; no share is told of them. */
  nameless: z.number(),
  /** The most interactions first; the touchpoint without a name is that of rows that tell none. */
  touchpoints: z.array(lineSchema.extend({ name: z.string() })),
  /** Touchpoints that stand together as one, where there are too many; null where there are not. */
  others: lineSchema.extend({ count: z.number() }).nullable(),
  all: lineSchema,
});
export type TouchpointsView = z.infer<typeof touchpointsSchema>;

export const touchpointsContract = {
  /** Who orders within some days after an interaction, by what kind of interaction it was. */
  'acquisition.touchpoints': query(
    z.strictObject({ days: z.literal(TOUCH_DAYS), filter: filterSchema }),
    gated(touchpointsSchema),
  ),
};
