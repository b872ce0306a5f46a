import type { SegmentProfile } from '#shared/contract/segmentCompare.ts';
import {
  ATTRIBUTE_FIELDS,
  NUMBER_FIELDS,
  type ChoiceField,
  type SegmentField,
  type SegmentRule,
} from '#shared/domain/segmentRule.ts';
import {
  invertMarks,
  meanDifference,
  shareDifference,
  summarise,
  type Difference,
  type Marks,
  type NumberSummary,
} from '#main/engine/index.ts';
import type { ConditionSource } from './conditionSource.ts';
import { fieldColumn } from './fieldColumns.ts';
import { choiceOptions } from './segmentFields.ts';
import { sizeOf } from './segmentCount.ts';

/** Customers with a value below which no interval is given: nine say little, and describe persons. */
const LEAST_CUSTOMERS = 10;

/** Choices that are compared; eight classes and months say the same in another cut. */
const COMPARED: readonly ChoiceField[] = [
  'channel',
  'first_category',
  'main_category',
  'class12',
  'stage.behaviour',
  'stage.time',
  'stage.value',
  'stage.composite',
  ...ATTRIBUTE_FIELDS,
];

/** Most options that are listed per field, those that differ most. */
const MOST_OPTIONS = 12;

type Summary = SegmentProfile['numbers'][number]['segment'];

/** The members of a segment beside everybody else of `among`, field by field. */
export function segmentProfile(
  source: ConditionSource,
  rule: SegmentRule,
  members: Marks,
  among: Marks,
): Omit<SegmentProfile, 'money'> {
  const rest = invertMarks(members, among);
  const asked = fieldsOf(rule);
  return {
    segment: sizeOf(source.columns, members),
    rest: sizeOf(source.columns, rest),
    least: LEAST_CUSTOMERS,
    numbers: NUMBER_FIELDS.flatMap((field) => {
      const { column, missing } = fieldColumn(source, field);
      if (!column) return [];
      const [a, b] = [summarise(column, members, missing), summarise(column, rest, missing)];
      const difference = meanDifference(a, b, LEAST_CUSTOMERS) ?? null;
      const inRule = asked.has(field);
      return [{ field, inRule, segment: summaryOf(a), rest: summaryOf(b), difference }];
    }),
    choices: choicesOf(source, members, rest, asked),
  };
}

function choicesOf(
  source: ConditionSource,
  members: Marks,
  rest: Marks,
  asked: ReadonlySet<SegmentField>,
): SegmentProfile['choices'] {
  const inside = choiceOptions(source, COMPARED, undefined, members);
  const outside = choiceOptions(source, COMPARED, undefined, rest);
  return COMPARED.flatMap((field) => {
    const counts = new Map<string, [number, number]>();
    for (const [side, choices] of [inside, outside].entries()) {
      for (const { value, customers } of choices.find((one) => one.field === field)?.options ??
        []) {
        const pair = counts.get(value) ?? [0, 0];
        pair[side] = customers;
        counts.set(value, pair);
      }
    }
    const lines = [...counts].filter(([, [a, b]]) => a + b > 0);
    if (lines.length === 0) return [];
    const segment = lines.reduce((sum, [, [count]]) => sum + count, 0);
    const others = lines.reduce((sum, [, [, count]]) => sum + count, 0);
    const options = lines
      .map(([value, [a, b]]) => ({
        value,
        segment: a,
        rest: b,
        difference:
          shareDifference({ count: a, of: segment }, { count: b, of: others }, LEAST_CUSTOMERS) ??
          null,
      }))
      .sort((a, b) => strength(b.difference) - strength(a.difference))
      .slice(0, MOST_OPTIONS);
    return [{ field, inRule: asked.has(field), segment, rest: others, options }];
  });
}

function strength(difference: Difference | null): number {
  return Math.abs(difference?.effect ?? 0);
}

function summaryOf({ known, mean, median }: NumberSummary): Summary {
  return known === 0 ? { known, mean: null, median: null } : { known, mean, median };
}

/** Fields that a rule without references asks for. */
export function fieldsOf(rule: SegmentRule): ReadonlySet<SegmentField> {
  const found = new Set<SegmentField>();
  const walk = (part: SegmentRule): void => {
    if (part.kind === 'not') walk(part.rule);
    else if (part.kind === 'all' || part.kind === 'any') part.rules.forEach(walk);
    else if ('field' in part) found.add(part.field);
  };
  walk(rule);
  return found;
}
