import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';

/** What is kept, with what was stored when it began: something else stored since takes its place. */
interface Kept {
  readonly state: unknown;
  readonly stored: string;
}

const KeptContext = createContext<Map<string, Kept> | null>(null);

/** Keeps what is edited while its page is left for another; it goes with the workspace. */
export function KeepEdits({ children }: { children: ReactNode }) {
  const [kept] = useState(() => new Map<string, Kept>());
  return <KeptContext value={kept}>{children}</KeptContext>;
}

interface KeptEdit<State> {
  /** The state that was left, if any, and whether the same is stored as then. */
  readonly left: { readonly state: State; readonly same: boolean } | null;
  readonly keep: (state: State) => void;
  /** Ends the edit: given up, or kept under the name of what was stored of it. */
  readonly end: (as?: {
    readonly name: string;
    readonly stored: string;
    readonly state: State;
  }) => void;
}

/**
 * The place where an edit is kept under a name; outside `KeepEdits` nothing is kept.
 *
 * @param name of what is edited; one name has states of one type.
 * @param stored what is stored of it now, as text.
 */
export function useKept<State>(name: string, stored: string): KeptEdit<State> {
  const kept = useContext(KeptContext);
  const ended = useRef(false);
  const found = kept?.get(name);
  return {
    left:
      found === undefined ? null : { state: found.state as State, same: found.stored === stored },
    keep: (state) => {
      if (!ended.current) kept?.set(name, { state, stored });
    },
    end: (as) => {
      ended.current = true;
      kept?.delete(name);
      if (as) kept?.set(as.name, { state: as.state, stored: as.stored });
    },
  };
}

/** Keeps a state whenever it changes, until the edit ends. */
export function useKeeping<State>({ keep }: KeptEdit<State>, state: State): void {
  useEffect(() => keep(state));
}
