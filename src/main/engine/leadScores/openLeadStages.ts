import type { Day } from '#shared/domain/calendar.ts';
import type { LeadHistories } from './leadHistories.ts';
import { openTouches } from './leadState.ts';

/** Open leads by what they have done: the stages before the first order (7.04). */
export interface OpenLeadStages {
  /** One contact and no step beyond the first. */
  readonly awareness: number;
  /** A second contact, or a step beyond the first. */
  readonly interest: number;
}

/** The leads that are open on each of some days, ascending, each in one of the two stages. */
export function openLeadStages(
  histories: LeadHistories,
  days: readonly Day[],
): readonly OpenLeadStages[] {
  const counts = days.map(() => ({ awareness: 0, interest: 0 }));
  for (let lead = 0; lead < histories.leads; lead++) {
    const ends = Math.min(histories.ordered[lead] as number, histories.lost[lead] as number);
    for (const [at, count] of counts.entries()) {
      const day = days[at] as Day;
      if (day >= ends) break;
      const touches = openTouches(histories, lead, day);
      if (!touches) continue;
      if (touches.all > 1 || touches.step > 1) count.interest++;
      else count.awareness++;
    }
  }
  return counts;
}
