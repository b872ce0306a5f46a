import { z } from 'zod';
import { isoDaySchema, minorSchema, moneyUnitSchema } from './common.ts';
import { query } from './method.ts';
import { filterSchema } from './segmentRule.ts';

const lineSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  /** Net revenue so far; 0 without amounts. */
  revenue: minorSchema,
});
export type BroughtLine = z.infer<typeof lineSchema>;

const channelsBroughtSchema = z.object({
  firstDay: isoDaySchema,
  asOf: isoDaySchema,
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  /** By the channel of the first order, most customers first; an empty name is unknown. */
  channels: z.array(
    lineSchema.extend({
      channel: z.string(),
      /** How the orders spell it. */
      spellings: z.array(z.string()),
    }),
  ),
  total: lineSchema,
});
export type ChannelsBrought = z.infer<typeof channelsBroughtSchema>;

export const channelsBroughtContract = {
  /** What the customers of each channel have brought; costs and leads are no part of it. */
  'acquisition.brought': query(z.strictObject({ filter: filterSchema }), channelsBroughtSchema),
};
