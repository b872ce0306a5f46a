import { AppError } from '#shared/contract/errors.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { segmentRuleSchema } from '#shared/contract/segmentRule.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Store } from '#main/store/index.ts';

type SegmentRecord = ReturnType<Store['segments']['list']>[number];

/** All saved segments by name. */
export function savedSegments(store: Store): Segment[] {
  return store.segments.list().map(segmentOf);
}

/** Rule of a saved segment, undefined if there is none of that id. */
export function savedRule(store: Store, id: number): SegmentRule | undefined {
  const record = store.segments.byId(id);
  return record && segmentOf(record).rule;
}

/**
 * Saves a new segment, or changes the one of the id.
 * @throws AppError NOT_FOUND for an unknown id; BAD_REQUEST with the rule `segment_name` when another
 * segment has the name, `segment` when the rule refers to a segment that is not there or to itself.
 */
export function saveSegment(
  store: Store,
  id: number | null,
  name: string,
  rule: SegmentRule,
): Segment {
  if (
    store.segments.list().some((other) => folded(other.name) === folded(name) && other.id !== id)
  ) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'segment_name' } });
  }
  if (!refersSoundly(store, rule, id === null ? [] : [id])) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'segment' } });
  }
  const record = store.segments.save(id, name, canonicalJson(rule));
  if (!record) throw new AppError('NOT_FOUND');
  return segmentOf(record);
}

/** Names that differ in case or width alone would be taken for each other. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** @throws AppError BAD_REQUEST with the rule `segment_used` when another segment refers to it. */
export function removeSegment(store: Store, id: number): void {
  if (savedSegments(store).some((other) => other.id !== id && refersTo(other.rule, id))) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'segment_used' } });
  }
  store.segments.remove(id);
}

function segmentOf(record: SegmentRecord): Segment {
  return { ...record, rule: segmentRuleSchema.parse(JSON.parse(record.rule)) };
}

/** True if every segment that the rule reaches is there and none is reached from within itself. */
function refersSoundly(store: Store, rule: SegmentRule, inside: readonly number[]): boolean {
  return references(rule).every((id) => {
    if (inside.includes(id)) return false;
    const saved = savedRule(store, id);
    return saved !== undefined && refersSoundly(store, saved, [...inside, id]);
  });
}

function refersTo(rule: SegmentRule, id: number): boolean {
  return references(rule).includes(id);
}

function references(rule: SegmentRule): number[] {
  switch (rule.kind) {
    case 'segment':
      return [rule.id];
    case 'not':
      return references(rule.rule);
    case 'all':
    case 'any':
      return rule.rules.flatMap(references);
    default:
      return [];
  }
}
