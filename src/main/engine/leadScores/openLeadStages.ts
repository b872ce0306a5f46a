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

/** The leads that are open on a day, each in one of the two stages. */
export function openLeadStages(histories: LeadHistories, day: Day): OpenLeadStages {
  let awareness = 0;
  let interest = 0;
  for (let lead = 0; lead < histories.leads; lead++) {
    const touches = openTouches(histories, lead, day);
    if (!touches) continue;
    if (touches.all > 1 || touches.step > 1) interest++;
    else awareness++;
  }
  return { awareness, interest };
}
