import { z } from 'zod';
import { jobViewSchema } from './jobs.ts';
import { preferencesSchema } from './workspace.ts';

/** What the core pushes to the screens. */
export const TOPICS = [
  'workspace',
  'batches',
  'runs',
  'settings',
  'segments',
  'targets',
  'events',
  'actions',
  'playbook',
  'reports',
  'jobs',
  'masking',
] as const;
export type Topic = (typeof TOPICS)[number];

export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobViewSchema }),
  /** Answers of queries on these topics are out of date. */
  z.object({ type: z.literal('changed'), topics: z.array(z.enum(TOPICS)) }),
  z.object({ type: z.literal('locked'), reason: z.enum(['user', 'idle', 'suspend', 'quit']) }),
  z.object({ type: z.literal('preferences'), preferences: preferencesSchema }),
]);
export type CoreEvent = z.infer<typeof eventSchema>;
