import { z } from 'zod';
import { command, query } from './method.ts';
import { CHOICE_FIELDS, DAY_FIELDS, NUMBER_FIELDS } from '../domain/segmentRule.ts';
import { emptySchema, isoDaySchema, moneyUnitSchema } from './common.ts';
import { filterSchema, segmentRuleSchema } from './segmentRule.ts';
import { segmentSizeSchema } from './segmentCompare.ts';

/** Segments: customers that a rule chooses, counted while the rule is typed, and saved under a name. */

/** Customers that a rule chooses, and what each part of the rule does to their number. */
const segmentCountSchema = z.object({
  money: moneyUnitSchema,
  /** Customers of the run under the global filter: what the shares are of. */
  all: segmentSizeSchema,
  chosen: segmentSizeSchema,
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

/** What can be asked of each field in this run; a field that the run does not have is not listed. */
const segmentFieldsSchema = z.object({
  money: moneyUnitSchema,
  /** Customers of the run under the global filter. */
  all: z.number(),
  /** Customers with a value, and the range of the values; null when nobody has one. */
  numbers: z.array(
    z.object({
      field: z.enum(NUMBER_FIELDS),
      known: z.number(),
      least: z.number().nullable(),
      most: z.number().nullable(),
    }),
  ),
  days: z.array(
    z.object({
      field: z.enum(DAY_FIELDS),
      known: z.number(),
      from: isoDaySchema.nullable(),
      to: isoDaySchema.nullable(),
    }),
  ),
  /** Most customers first where the options have no order of their own; of names the 500 largest. */
  choices: z.array(
    z.object({
      field: z.enum(CHOICE_FIELDS),
      options: z.array(z.object({ value: z.string(), customers: z.number() })),
    }),
  ),
});
export type SegmentFields = z.infer<typeof segmentFieldsSchema>;

/** Segments that the program finds worth a look in the data at hand. */
const SUGGESTIONS = [
  'valuable_silent',
  'second_order',
  'newly_lost_valuable',
  'best_channel_once',
  'top_spenders',
  'came_back',
] as const;

const segmentOverviewSchema = z.object({
  money: moneyUnitSchema,
  all: segmentSizeSchema,
  saved: z.array(z.object({ id: z.number().int(), size: segmentSizeSchema })),
  /** Only those with somebody in them. `params` are the limits that the data gave, for the reason. */
  suggested: z.array(
    z.object({
      id: z.enum(SUGGESTIONS),
      rule: segmentRuleSchema,
      size: segmentSizeSchema,
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type SegmentOverview = z.infer<typeof segmentOverviewSchema>;

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
  /** Fields and options of the builder, counted within the filter. */
  'segments.fields': query(z.strictObject({ filter: filterSchema }), segmentFieldsSchema),
  /** Sizes of all saved segments, and what the data suggest, within the filter. */
  'segments.overview': query(z.strictObject({ filter: filterSchema }), segmentOverviewSchema),
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
