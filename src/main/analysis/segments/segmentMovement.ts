import type { SegmentMovement } from '#shared/contract/segmentCompare.ts';
import { combineMarks, invertMarks, type Marks } from '#main/engine/index.ts';
import type { CustomerColumns } from './customerColumns.ts';
import { sizeOf } from './segmentCount.ts';

/** A segment on one day: who is in it, and who was a customer at all. */
export interface SegmentOnDay {
  readonly members: Marks;
  readonly present: Marks;
}

/** Who stayed, joined, arrived and left between two days; orders and revenue are those of `columns`. */
export function segmentMovement(
  before: SegmentOnDay,
  after: SegmentOnDay,
  columns: CustomerColumns,
): Pick<SegmentMovement, 'before' | 'after' | 'groups'> {
  const both = (a: Marks, b: Marks): Marks => combineMarks('all', [a, b], a.length);
  const stayed = both(before.members, after.members);
  const came = invertMarks(before.members, after.members);
  const joined = both(came, before.present);
  const groups = [
    ['stayed', stayed],
    ['joined', joined],
    ['arrived', invertMarks(joined, came)],
    ['left', invertMarks(after.members, before.members)],
  ] as const;
  const count = (marks: Marks): number => sizeOf(columns, marks).customers;
  return {
    before: count(before.members),
    after: count(after.members),
    groups: groups.map(([id, marks]) => ({ id, size: sizeOf(columns, marks) })),
  };
}
