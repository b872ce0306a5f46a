import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { Words } from '../app/LanguageProvider.tsx';

/** A count as it is read; the mark where it is held back from a report. */
export function countText(count: number, format: Words['format']): string {
  return isHeldBack(count) ? HELD_BACK_MARK : format.number(count);
}

/** A count for a drawing; null, a gap, where it is held back. */
export function shownCount(count: number): number | null {
  return isHeldBack(count) ? null : count;
}

/** A sum of counts; null where one of them is held back, for then the sum is not theirs. */
export function shownSum(counts: readonly number[]): number | null {
  return counts.some(isHeldBack) ? null : counts.reduce((sum, count) => sum + count, 0);
}
