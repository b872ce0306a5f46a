import { z } from 'zod';
import { CHOICE_FIELDS, NUMBER_FIELDS, SEGMENT_FIELDS } from '../domain/segmentRule.ts';
import { isoDaySchema, minorSchema, moneyUnitSchema } from './common.ts';
import { query } from './method.ts';
import { filterSchema, segmentRuleSchema } from './segmentRule.ts';

/** Segments beside each other: against the rest, over each other, and over time. */

export const segmentSizeSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  revenue: minorSchema,
});
export type SegmentSize = z.infer<typeof segmentSizeSchema>;

/** Segment minus rest with its 95 % interval; `effect` in standard deviations, comparable over fields. */
const differenceSchema = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  effect: z.number(),
});
export type SegmentDifference = z.infer<typeof differenceSchema>;

const numberSummarySchema = z.object({
  known: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
});

export const segmentProfileSchema = z.object({
  money: moneyUnitSchema,
  segment: segmentSizeSchema,
  rest: segmentSizeSchema,
  /** Customers with a value that both sides need for an interval. */
  least: z.number(),
  /** `inRule` marks fields that the rule itself asks for: they differ by making. */
  numbers: z.array(
    z.object({
      field: z.enum(NUMBER_FIELDS),
      inRule: z.boolean(),
      segment: numberSummarySchema,
      rest: numberSummarySchema,
      difference: differenceSchema.nullable(),
    }),
  ),
  choices: z.array(
    z.object({
      field: z.enum(CHOICE_FIELDS),
      inRule: z.boolean(),
      /** Customers with a value on either side. */
      segment: z.number(),
      rest: z.number(),
      options: z.array(
        z.object({
          value: z.string(),
          segment: z.number(),
          rest: z.number(),
          difference: differenceSchema.nullable(),
        }),
      ),
    }),
  ),
});
export type SegmentProfile = z.infer<typeof segmentProfileSchema>;

export const segmentOverlapSchema = z.object({
  money: moneyUnitSchema,
  all: segmentSizeSchema,
  sets: z.array(z.object({ id: z.number().int(), size: segmentSizeSchema })),
  /** Customers by the exact set of segments they are in; everyone is in one cell, most first. */
  cells: z.array(z.object({ ids: z.array(z.number().int()), size: segmentSizeSchema })),
});
export type SegmentOverlap = z.infer<typeof segmentOverlapSchema>;

/** `arrived` were no customers on the first day; `joined` were, outside the segment. */
const MOVEMENTS = ['stayed', 'joined', 'arrived', 'left'] as const;

export const segmentMovementSchema = z.object({
  money: moneyUnitSchema,
  from: isoDaySchema,
  to: isoDaySchema,
  before: z.number(),
  after: z.number(),
  /** Orders and revenue up to the second day. */
  groups: z.array(z.object({ id: z.enum(MOVEMENTS), size: segmentSizeSchema })),
  /** Fields of the rule that no past day has: they count as at the analysis date on both days. */
  held: z.array(z.enum(SEGMENT_FIELDS)),
});
export type SegmentMovement = z.infer<typeof segmentMovementSchema>;

export const segmentCompareContract = {
  'segments.profile': query(
    z.strictObject({ rule: segmentRuleSchema, filter: filterSchema }),
    segmentProfileSchema,
  ),
  'segments.overlap': query(
    z.strictObject({ ids: z.array(z.number().int().min(1)).min(2).max(6), filter: filterSchema }),
    segmentOverlapSchema,
  ),
  /** Who joined and left between two days, the first before the second, the second up to the analysis date. */
  'segments.movement': query(
    z.strictObject({
      rule: segmentRuleSchema,
      from: isoDaySchema,
      to: isoDaySchema,
      filter: filterSchema,
    }),
    segmentMovementSchema,
  ),
};
