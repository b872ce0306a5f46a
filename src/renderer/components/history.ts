/** What is edited, with the states before and after it. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was to: typing on in the same field is one step. */
  readonly last: string | null;
}

/** Steps that are kept. */
const MOST_STEPS = 200;

export type HistoryAction<T> =
  | { readonly type: 'change'; readonly to: T; readonly subject: string | null }
  | { readonly type: 'undo' | 'redo' };

/** History of what is edited, as it is opened. */
export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], last: null };
}

/** The next history; a change takes away what was undone. */
export function nextHistory<T>(history: History<T>, action: HistoryAction<T>): History<T> {
  const { past, present, future, last } = history;
  switch (action.type) {
    case 'change': {
      const goesOn = action.subject !== null && action.subject === last;
      return {
        past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
        present: action.to,
        future: [],
        last: action.subject,
      };
    }
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return history;
      const rest = past.slice(0, -1);
      return { past: rest, present: before, future: [present, ...future], last: null };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (after === undefined) return history;
      return { past: [...past, present], present: after, future: rest, last: null };
    }
  }
}
