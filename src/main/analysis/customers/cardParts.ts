import type { CustomerCard } from '#shared/contract/customers.ts';
import { addMonths, formatIsoDay } from '#shared/domain/calendar.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import type { RfmBody } from '../views/stored.ts';

type State = CustomerCard['states'][number];

/**
 * The states of a customer with their days, in their order: dormant and lost begin the day after the
 * silence passes its limit (docs/models/stages.md), so they may lie ahead. A contact noted only after
 * the first order was not the first one: then the order was.
 */
export function datedStates(
  days: { readonly contact: number | null; readonly first: number; readonly last: number },
  rules: StageRules,
  asOf: number,
): State[] {
  const { contact, first, last } = days;
  const dated = [
    ['first_contact', contact === null ? null : Math.min(contact, first)],
    ['first_order', first],
    ['last_order', last],
    ['dormant', addMonths(last, rules.activeMonths) + 1],
    ['lost', addMonths(last, rules.dormantMonths) + 1],
  ] as const;
  return dated.map(([id, day]) => ({
    id,
    day: day === null ? null : formatIsoDay(day),
    reached: day !== null && day <= asOf,
  }));
}

/** Range of values that a score stands for, both ends included; null where it is open. */
interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

/**
 * Why a customer has these scores: the range of each by the cut points of the run. Recency is in days of
 * silence, where fewer are better. Null where RFM was gated or the customer is not scored.
 */
export function scoreReasons(
  rfm: RfmBody,
  scores: readonly [r: number, f: number, m: number],
): CustomerCard['scores'] {
  const [r, f, m] = scores;
  if (!rfm.ok || r === 0) return null;
  const { levels: of, cuts } = rfm.value;
  const { recency, frequency, monetary } = cuts;
  return [
    {
      dimension: 'recency',
      score: r,
      of,
      least: beyond(recency[r - 1], 1),
      most: recency[r - 2] ?? null,
    },
    { dimension: 'frequency', score: f, of, ...reached(frequency, f) },
    { dimension: 'monetary', score: m, of, ...reached(monetary, m) },
  ];
}

/** The view's cuts are the lower limits of score 2 and up: a score ends before the next begins. */
function reached(cuts: readonly number[], score: number): Range {
  return { least: cuts[score - 2] ?? null, most: beyond(cuts[score - 1], -1) };
}

/** The whole number next to a limit; null where there is none. */
function beyond(limit: number | undefined, step: 1 | -1): number | null {
  return limit === undefined ? null : limit + step;
}
