import { useCallback, useReducer } from 'react';
import type { PlaybookEdits } from '#shared/contract/playbook.ts';
import { historyOf, nextHistory, type HistoryAction } from '../../components/history.ts';
import { useUndoKeys } from '../../components/useUndoKeys.ts';
import { useContractCommand } from '../../rpc/hooks.ts';

/** The playbook's edits on the page, with the way back and forth; every step is saved. */
export interface Playbook {
  readonly edits: PlaybookEdits;
  readonly change: (edits: PlaybookEdits) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly error: Error | null;
}

/** Holds the edits from `saved` on. */
export function usePlaybook(saved: PlaybookEdits): Playbook {
  const [history, dispatch] = useReducer(nextHistory<PlaybookEdits>, saved, historyOf);
  const { mutate, error } = useContractCommand('playbook.setEdits');
  const take = useCallback(
    (action: HistoryAction<PlaybookEdits>) => {
      const next = nextHistory(history, action);
      if (next === history) return;
      dispatch(action);
      mutate(next.present);
    },
    [history, mutate],
  );
  const undo = useCallback(() => take({ type: 'undo' }), [take]);
  const redo = useCallback(() => take({ type: 'redo' }), [take]);
  useUndoKeys(undo, redo);
  return {
    edits: history.present,
    change: (to) => take({ type: 'change', to, subject: null }),
    undo: history.past.length > 0 ? undo : null,
    redo: history.future.length > 0 ? redo : null,
    error,
  };
}
