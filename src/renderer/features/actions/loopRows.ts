import type { Action, ActionList, ActionPeriod } from '#shared/contract/actions.ts';

/** An action with the period that the board is about. */
export interface OnBoard {
  readonly action: Action;
  readonly period: ActionPeriod;
}

/** Where every action stands in the loop. */
export interface LoopRows {
  /** Not stopped, newest first. */
  readonly open: readonly OnBoard[];
  /** The latest period with an outcome of each action, decided or not. */
  readonly outcomes: readonly OnBoard[];
  /** Periods that wait for a decision, the earliest review date first. */
  readonly reviews: readonly OnBoard[];
}

/** The last period of an action: the open one unless the action was stopped. */
export function lastPeriod({ periods }: Action): ActionPeriod {
  const last = periods.at(-1);
  if (!last) throw new RangeError('an action has at least one period');
  return last;
}

/** Sorts actions into the columns of the board; an action may stand in several. */
export function loopRows({ actions }: ActionList): LoopRows {
  const last = actions.map((action) => ({ action, period: lastPeriod(action) }));
  const open = last.filter(({ period }) => period.decision === null);
  return {
    open,
    outcomes: actions.flatMap((action) => {
      const period = action.periods.findLast(({ outcome }) => outcome !== null);
      return period ? [{ action, period }] : [];
    }),
    reviews: open.toSorted((a, b) => (a.period.review < b.period.review ? -1 : 1)),
  };
}
