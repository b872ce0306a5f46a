/**
 * In a report's model, what stands for the count of a cell that small-cell protection holds back. The
 * other numbers of that cell are 0. No true count is below zero.
 */
export const HELD_BACK = -1;

/** What is printed in the place of a cell that is held back, explained under the figure. */
export const HELD_BACK_MARK = '·';

/** True if a count was held back. */
export function isHeldBack(count: number): boolean {
  return count === HELD_BACK;
}
