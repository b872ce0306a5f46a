import { z } from 'zod';
import { PHASES } from '../domain/phases.ts';
import { command, query } from './method.ts';
import { emptySchema, errorBodySchema } from './common.ts';

/** Long work: listed so that a reloaded page finds it again, cancelled by number. */

export const jobViewSchema = z.object({
  id: z.number().int(),
  method: z.string(),
  state: z.enum(['queued', 'running', 'paused', 'cancelling', 'done', 'failed', 'cancelled']),
  phase: z.enum(PHASES).nullable(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['rows', 'bytes', 'steps']).nullable(),
  /** Work per second in this phase, null while unknown. */
  rate: z.number().nullable(),
  /** Seconds left in this phase, null while unknown. */
  remaining: z.number().nullable(),
  /** Milliseconds since the job started to run. */
  elapsed: z.number(),
  result: z.unknown().optional(),
  error: errorBodySchema.optional(),
});
export type JobView = z.infer<typeof jobViewSchema>;

export const jobReferenceSchema = z.object({ jobId: z.number().int() });

export const jobsContract = {
  'jobs.list': query(emptySchema, z.array(jobViewSchema)),
  /** Lets a running job wait, or a paused one go on. */
  'jobs.pause': command(
    z.strictObject({ jobId: z.number().int(), paused: z.boolean() }),
    emptySchema,
  ),
  'jobs.cancel': command(z.strictObject({ jobId: z.number().int() }), emptySchema),
};
