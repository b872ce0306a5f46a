import type { ActionPeriod } from '#shared/contract/actions.ts';
import type { ActionDecision } from '#shared/domain/actions.ts';

/** Day up to which a period goes when it is closed now: days as ISO texts compare as days. */
export function closingDay({ review }: Pick<ActionPeriod, 'review'>, asOf: string): string {
  return review < asOf ? review : asOf;
}

/** True if a period can be closed so: the next review lies ahead, and an action that is stopped has none. */
export function canClose(decision: ActionDecision, nextReview: string, asOf: string): boolean {
  return decision === 'stop' || (nextReview !== '' && nextReview > asOf);
}
