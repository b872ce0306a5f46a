import type { Group } from './draft.ts';

/** A draft with the states before and after it. */
export interface History {
  readonly past: readonly Group[];
  readonly present: Group;
  readonly future: readonly Group[];
  /** What the last change was to: typing on in the same field is one step. */
  readonly last: string | null;
}

/** Steps that are kept. */
const MOST_STEPS = 200;

export type HistoryAction =
  | { readonly type: 'change'; readonly draft: Group; readonly subject: string | null }
  | { readonly type: 'undo' | 'redo' };

/** History of a draft as it is opened. */
export function historyOf(present: Group): History {
  return { past: [], present, future: [], last: null };
}

/** The next history; a change takes away what was undone. */
export function nextHistory(history: History, action: HistoryAction): History {
  const { past, present, future, last } = history;
  switch (action.type) {
    case 'change': {
      const goesOn = action.subject !== null && action.subject === last;
      return {
        past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
        present: action.draft,
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
