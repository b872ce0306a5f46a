import { useCallback, useReducer } from 'react';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { historyOf, nextHistory, type History } from '../../components/history.ts';
import { useUndoKeys } from '../../components/useUndoKeys.ts';
import { addTo, changeAt, type Group, type Path } from './draft.ts';

/** A rule being edited, with its steps back and forth. */
export interface Draft {
  readonly history: History<Group>;
  readonly draft: Group;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly replace: (draft: Group) => void;
  readonly add: (path: Path, part: SegmentRule) => void;
  /** Changes one part; null takes it out. Changes with the same subject in a row are one step. */
  readonly change: (
    path: Path,
    change: (part: SegmentRule) => SegmentRule | null,
    subject?: string,
  ) => void;
}

/** Holds a draft, or the one that was left; Ctrl+Z and Ctrl+Shift+Z (or Y) step through its changes while it is on the page. */
export function useDraft(initial: Group, left: History<Group> | null = null): Draft {
  const [history, dispatch] = useReducer(
    nextHistory<Group>,
    initial,
    (begin) => left ?? historyOf(begin),
  );
  const undo = useCallback(() => dispatch({ type: 'undo' }), []);
  const redo = useCallback(() => dispatch({ type: 'redo' }), []);

  useUndoKeys(undo, redo);

  const { present, past, future } = history;
  const take = (draft: Group, subject: string | null = null): void =>
    dispatch({ type: 'change', to: draft, subject });
  return {
    history,
    draft: present,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    undo,
    redo,
    replace: take,
    add: (path, part) => take(addTo(present, path, part)),
    change: (path, change, subject) =>
      take(
        changeAt(present, path, change),
        subject === undefined ? null : `${path.join()} ${subject}`,
      ),
  };
}
