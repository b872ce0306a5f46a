import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, minorSchema, moneyUnitSchema } from './common.ts';
import { filterSchema, segmentRuleSchema } from './segmentRule.ts';

/** Segments: customers that a rule chooses, counted while the rule is typed, and saved under a name. */

const sizeSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  revenue: minorSchema,
});

/** Customers that a rule chooses, and what each part of the rule does to their number. */
const segmentCountSchema = z.object({
  money: moneyUnitSchema,
  /** Customers of the run under the global filter: what the shares are of. */
  all: sizeSchema,
  chosen: sizeSchema,
  /**
   * One entry per part of the rule, in reading order (a group before its parts). `path` are the
   * indices from the root; `alone` counts the part by itself, `without` the whole rule if the part
   * were not there.
   */
  parts: z.array(
    z.object({ path: z.array(z.number().int()), alone: z.number(), without: z.number() }),
  ),
});
export type SegmentCount = z.infer<typeof segmentCountSchema>;

const segmentNameSchema = z.string().trim().min(1).max(80);

const segmentSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  rule: segmentRuleSchema,
  createdAt: z.string(),
  changedAt: z.string(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentsContract = {
  'segments.count': query(
    z.strictObject({ rule: segmentRuleSchema, filter: filterSchema }),
    segmentCountSchema,
  ),
  'segments.list': query(emptySchema, z.object({ segments: z.array(segmentSchema) })),
  /** Saves a new segment, or changes one; the name must be free. */
  'segments.save': command(
    z.strictObject({
      id: z.number().int().min(1).nullable(),
      name: segmentNameSchema,
      rule: segmentRuleSchema,
    }),
    segmentSchema,
  ),
  'segments.remove': command(z.strictObject({ id: z.number().int().min(1) }), emptySchema),
};
