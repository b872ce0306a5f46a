import type { RfmMovementView } from '#shared/contract/rfm.ts';
import { formatIsoDay, type Day } from '#shared/domain/calendar.ts';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import { movement, NO_CLASS, type Marks } from '#main/engine/index.ts';
import type { Body } from './stored.ts';

/** Class of each customer on the first day and on the last. */
export interface ClassesOfDays {
  readonly before: Uint8Array;
  readonly now: Uint8Array;
}

/** How customers moved between the twelve classes; with marks the marked alone. */
export function rfmMovementView(
  { before, now }: ClassesOfDays,
  [from, to]: readonly [from: Day, to: Day],
  marks?: Marks,
): Body<RfmMovementView> {
  const size = RFM_CLASSES_12.length;
  const { customers } = movement(before, now, size, NO_CLASS, marks);
  const row = (group: number): number[] =>
    Array.from(customers.subarray(group * size, (group + 1) * size));
  return {
    from: formatIsoDay(from),
    to: formatIsoDay(to),
    classes: [...RFM_CLASSES_12],
    matrix: RFM_CLASSES_12.map((_, group) => row(group)),
    arrived: row(size),
  };
}
