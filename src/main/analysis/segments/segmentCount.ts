import type { SegmentCount } from '#shared/contract/segments.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import type { SegmentSize } from '#shared/contract/segmentCompare.ts';
import { countMarks, type Marks } from '#main/engine/index.ts';
import type { CustomerColumns } from './customerColumns.ts';
import type { SegmentMarks } from './segmentMarks.ts';

type Part = SegmentCount['parts'][number];

/** Counts a rule within a filter, and each of its parts alone and left out. */
export function segmentCount(
  marks: SegmentMarks,
  columns: CustomerColumns,
  rule: SegmentRule,
  filter: SegmentRule | null,
): Pick<SegmentCount, 'all' | 'chosen' | 'parts'> {
  const within = (part: SegmentRule | null): Marks => marks.of(allOf([filter, part]));
  return {
    all: sizeOf(columns, within(null)),
    chosen: sizeOf(columns, within(rule)),
    parts: partsOf(rule).map(({ path, part }): Part => ({
      path: [...path],
      alone: countMarks(within(part)),
      without: countMarks(within(withoutPart(rule, path))),
    })),
  };
}

/** Customers, counting orders and net revenue of the marked. */
export function sizeOf(columns: CustomerColumns, marks: Marks): SegmentSize {
  const orders = columns.need('orders');
  const revenue = columns.need('net_revenue');
  const size = { customers: 0, orders: 0, revenue: 0 };
  for (let c = 0; c < marks.length; c++) {
    if (marks[c] === 0) continue;
    size.customers++;
    size.orders += orders[c] as number;
    size.revenue += revenue[c] as number;
  }
  return size;
}

interface PlacedPart {
  readonly path: readonly number[];
  readonly part: SegmentRule;
}

/** All parts of a rule but the rule itself, a group before what it holds. */
function partsOf(rule: SegmentRule, path: readonly number[] = []): PlacedPart[] {
  return childrenOf(rule).flatMap((part, i) => {
    const here = [...path, i];
    return [{ path: here, part }, ...partsOf(part, here)];
  });
}

function childrenOf(rule: SegmentRule): readonly SegmentRule[] {
  if (rule.kind === 'not') return [rule.rule];
  return rule.kind === 'all' || rule.kind === 'any' ? rule.rules : [];
}

/** The rule with one of its parts taken out; null when nothing is left. */
function withoutPart(rule: SegmentRule, path: readonly number[]): SegmentRule | null {
  const [at, ...rest] = path;
  if (at === undefined) return null;
  if (rule.kind === 'not') {
    const inner = withoutPart(rule.rule, rest);
    return inner === null ? null : { kind: 'not', rule: inner };
  }
  if (rule.kind !== 'all' && rule.kind !== 'any') return rule;
  const rules = rule.rules.flatMap((part, i) => {
    const left = i === at ? withoutPart(part, rest) : part;
    return left === null ? [] : [left];
  });
  return rules.length === 0 ? null : { kind: rule.kind, rules };
}
