import { z } from 'zod';
import { UNMASK_MINUTES, UNMASK_REASONS } from '../domain/masking.ts';
import { PERSONAL_KINDS } from '../domain/personalKinds.ts';
import { emptySchema } from './common.ts';
import { command, query } from './method.ts';

/** Personal values that the user chose to keep are masked, and shown for a while on request. */

const maskingSchema = z.object({
  /** Kinds of personal data that the imports keep as written; empty when there is nothing to mask. */
  kept: z.array(z.enum(PERSONAL_KINDS)),
  /** Until when they are shown, ISO time; null while they are masked. */
  shownUntil: z.string().nullable(),
});
export type Masking = z.infer<typeof maskingSchema>;

export const maskingContract = {
  'masking.state': query(emptySchema, maskingSchema),
  /** Shows them from now on, for some minutes or until the workspace is locked; written to the audit log. */
  'masking.show': command(
    z.strictObject({ reason: z.enum(UNMASK_REASONS), minutes: z.literal(UNMASK_MINUTES) }),
    emptySchema,
  ),
  /** Masks them again at once. */
  'masking.hide': command(emptySchema, emptySchema),
};
