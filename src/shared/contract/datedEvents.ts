import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, isoDaySchema } from './common.ts';

/** Dated events: what happened on a day, which figures mark on their time axis. */

const datedEventSchema = z.object({
  id: z.number().int(),
  day: isoDaySchema,
  name: z.string(),
});
export type DatedEvent = z.infer<typeof datedEventSchema>;

export const datedEventsContract = {
  /** All events by day. */
  'events.list': query(emptySchema, z.object({ events: z.array(datedEventSchema) })),
  'events.add': command(
    z.strictObject({ day: isoDaySchema, name: z.string().trim().min(1).max(80) }),
    datedEventSchema,
  ),
  'events.remove': command(z.strictObject({ id: z.number().int().min(1) }), emptySchema),
};
