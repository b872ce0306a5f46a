import type { InputOf } from '#shared/contract/index.ts';
import type { ActionBasis } from '#shared/domain/actions.ts';
import { addMonths, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import type { PlaybookRow } from '#shared/domain/playbook.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';

/** What is typed into the form of an action. */
export interface PlanForm {
  readonly name: string;
  readonly row: PlaybookRow | null;
  readonly channel: string;
  readonly owner: string;
  readonly start: string;
  readonly review: string;
  /** In major units; empty where it is not known. */
  readonly cost: number | string;
  readonly expected: string;
}

/** Most letters of a name, as the contract has it. */
export const LONGEST_NAME = 120;

/** The days that stand in a new form: the day after the analysis date, and a month later. */
export function firstDays(asOf: string): Pick<PlanForm, 'start' | 'review'> {
  const start = (parseIsoDay(asOf) ?? 0) + 1;
  return { start: formatIsoDay(start), review: formatIsoDay(addMonths(start, 1)) };
}

/** True if the days fit: the action begins after the analysis date and is reviewed after its start. */
export function daysFit({ start, review }: PlanForm, asOf: string): boolean {
  // ISO texts compare as days; an empty field is earlier than any.
  return start > asOf && review > start;
}

/** What the form asks for; undefined while something is missing or does not fit. */
export function planOf(
  form: PlanForm,
  given: {
    readonly basis: ActionBasis;
    readonly filter: SegmentRule | null;
    readonly asOf: string;
    /** Decimals of the money unit of the run. */
    readonly digits: number;
  },
): InputOf<'actions.plan'> | undefined {
  const { basis, filter, asOf, digits } = given;
  const { cost, ...rest } = form;
  if (form.name.trim() === '' || !daysFit(form, asOf)) return undefined;
  const minor = cost === '' ? null : Math.round(Number(cost) * 10 ** digits);
  if (minor !== null && !(minor >= 0)) return undefined;
  return { ...rest, basis, filter, cost: minor };
}
