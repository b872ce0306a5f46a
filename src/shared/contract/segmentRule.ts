import { z } from 'zod';
import {
  CHOICE_FIELDS,
  DAY_FIELDS,
  DEEPEST_RULE,
  MOST_CONDITIONS,
  NUMBER_FIELDS,
  ruleSize,
  SEGMENT_FIELDS,
  type SegmentRule,
} from '../domain/segmentRule.ts';
import { isoDaySchema } from './common.ts';

/** The rule of a segment as it crosses the pipe and lies in the store; see domain/segmentRule.ts. */

const number = z.number();

const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    field: z.enum(NUMBER_FIELDS),
    least: number.exactOptional(),
    most: number.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('day'),
    field: z.enum(DAY_FIELDS),
    from: isoDaySchema.exactOptional(),
    to: isoDaySchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    field: z.enum(CHOICE_FIELDS),
    values: z.array(z.string().max(500)).min(1).max(500),
  }),
  z.strictObject({ kind: z.literal('known'), field: z.enum(SEGMENT_FIELDS) }),
  z.strictObject({
    kind: z.literal('behaviour'),
    measure: z.enum(['orders', 'revenue']),
    window: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('between'), from: isoDaySchema, to: isoDaySchema }),
      z.strictObject({ kind: z.literal('last'), days: z.number().int().min(1).max(36_525) }),
    ]),
    channel: z.string().max(500).exactOptional(),
    category: z.string().max(500).exactOptional(),
    least: number.exactOptional(),
    most: number.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('segment'), id: z.number().int().min(1) }),
]);

const nodeSchema: z.ZodType<SegmentRule> = z.lazy(() =>
  z.union([
    conditionSchema,
    z.strictObject({ kind: z.literal('all'), rules: z.array(nodeSchema).max(MOST_CONDITIONS) }),
    z.strictObject({ kind: z.literal('any'), rules: z.array(nodeSchema).max(MOST_CONDITIONS) }),
    z.strictObject({ kind: z.literal('not'), rule: nodeSchema }),
  ]),
);

/** Depth and number of conditions are bounded; the depth before the walk, so that no input is costly. */
export const segmentRuleSchema = z
  .unknown()
  .refine((value) => depthOf(value) <= DEEPEST_RULE, { path: ['depth'] })
  .pipe(nodeSchema)
  .refine((rule) => ruleSize(rule).conditions <= MOST_CONDITIONS, { path: ['conditions'] });

/** Nesting of anything at all, counted no further than one beyond what is allowed. */
function depthOf(value: unknown, level = 1): number {
  if (level > DEEPEST_RULE || typeof value !== 'object' || value === null) return level;
  const { rule, rules } = value as { readonly rule?: unknown; readonly rules?: unknown };
  const parts = Array.isArray(rules) ? (rules as unknown[]) : rule === undefined ? [] : [rule];
  let deepest = level;
  for (const part of parts) deepest = Math.max(deepest, depthOf(part, level + 1));
  return deepest;
}

/** What narrows a figure to some of the customers; null for all of them. */
export const filterSchema = segmentRuleSchema.nullable();
