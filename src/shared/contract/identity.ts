import { z } from 'zod';
import { LINK_RULES, LINK_STATES } from '../domain/identity.ts';
import { emptySchema } from './common.ts';
import { command, query } from './method.ts';

/** Which ids of several files are one customer, and what the user says about it. */

const ruleSchema = z.enum(LINK_RULES);

const linkedIdSchema = z.object({
  /** As the store holds it, for deciding: a pseudonym, or an id that was kept. */
  id: z.string(),
  /** As it is shown: masked where the id is personal data that was kept. */
  name: z.string(),
  /** The file that first has it. */
  fileName: z.string(),
});

const linkSchema = z.object({
  a: linkedIdSchema,
  b: linkedIdSchema,
  rule: ruleSchema,
  /** 0 to 1. */
  confidence: z.number(),
  state: z.enum(LINK_STATES),
});
export type LinkView = z.infer<typeof linkSchema>;

const identityReviewSchema = z.object({
  /** Different ids in the files of orders. */
  ids: z.number(),
  /** Customers that they make after linking. */
  customers: z.number(),
  leastConfidence: z.number(),
  rules: z.array(
    z.object({
      rule: ruleSchema,
      confidence: z.number(),
      /** Pairs of ids that the rule finds, and how many of them are linked. */
      found: z.number(),
      linked: z.number(),
    }),
  ),
  /** Phones and e-mails with too many ids, which link nobody. */
  shared: z.object({ phone: z.number(), email: z.number() }),
  /** Links of the rule that was asked for. */
  total: z.number(),
  /** One page: undone ones first, then the least sure. */
  links: z.array(linkSchema),
});
export type IdentityReview = z.infer<typeof identityReviewSchema>;

const idSchema = z.string().min(1).max(4096);

export const identityContract = {
  'identity.review': query(
    z.strictObject({
      /** Null: of every rule. */
      rule: ruleSchema.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(100),
    }),
    identityReviewSchema,
  ),
  /** Sets two ids apart, links them, or leaves them to the rules; the figures are stale from then on. */
  'identity.decide': command(
    z.strictObject({
      a: idSchema,
      b: idSchema,
      decision: z.enum(['apart', 'together', 'default']),
    }),
    emptySchema,
  ),
};
