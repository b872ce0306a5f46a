import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { mergedNames } from '#shared/domain/valueNames.ts';
import { useFileTicket, type ClaimedFile } from '../../../components/useFileTicket.ts';
import { useJob, type JobHandle } from '../../../rpc/hooks.ts';
import { START, wizardReducer, type WizardAction, type WizardState } from './wizardState.ts';

/** The wizard lives above the screens, so that it goes on while the user looks elsewhere. */
export interface ImportContext {
  readonly state: WizardState;
  readonly inspect: JobHandle<'imports.inspect'>;
  readonly check: JobHandle<'imports.check'>;
  readonly commit: JobHandle<'imports.commit'>;
  readonly correct: JobHandle<'imports.correct'>;
  readonly claimError: ErrorBody | null;
  /** Takes files one after the other; those that wait come when `takeNext` is called. */
  readonly claim: (files: readonly File[]) => void;
  readonly waiting: readonly File[];
  readonly takeNext: () => void;
  /** Gives the file at hand and all that wait up. */
  readonly leave: () => void;
  /** Inspects a protected file again, with its password. */
  readonly unlock: (password: string) => void;
  /** What names the file in a request, with its password if it has one. */
  readonly named: (ticket: string) => NamedFile;
  /** Changes what the user settled and inspects the file again. */
  readonly settle: (change: ImportOverrides) => void;
  readonly dispatch: (action: WizardAction) => void;
}

/** A file in a request. */
interface NamedFile {
  readonly ticket: string;
  readonly password?: string;
}

const Context = createContext<ImportContext | null>(null);

export function useImport(): ImportContext {
  const context = useContext(Context);
  if (!context) throw new Error('ImportProvider is missing');
  return context;
}

export function ImportProvider({ children }: { children: ReactNode }) {
  const [state, dispatch] = useReducer(wizardReducer, START);
  const inspect = useJob('imports.inspect');
  const check = useJob('imports.check');
  const commit = useJob('imports.commit');
  const correct = useJob('imports.correct');
  const { start: startInspect } = inspect;
  const { reset: resetCommit } = commit;
  const { reset: resetCheck } = check;
  const { reset: resetCorrect } = correct;

  // Beside the state, so that neither a job nor the history of states holds it; gone with the file.
  const password = useRef<string | null>(null);
  const named = useCallback(
    (ticket: string): NamedFile =>
      password.current === null ? { ticket } : { ticket, password: password.current },
    [],
  );

  const file = useFileTicket(
    useCallback(
      (claimed: ClaimedFile) => {
        resetCommit();
        resetCheck();
        resetCorrect();
        password.current = null;
        dispatch({ type: 'claimed', file: claimed });
        void startInspect({ ticket: claimed.ticket, overrides: {} });
      },
      [resetCommit, resetCheck, resetCorrect, startInspect],
    ),
  );

  const { result: inspection } = inspect;
  useEffect(() => {
    if (inspection) dispatch({ type: 'inspected', inspection });
  }, [inspection]);
  const { result: batch } = commit;
  useEffect(() => {
    if (!batch) return;
    password.current = null;
    dispatch({ type: 'imported', batch, returned: null });
  }, [batch]);
  const { result: corrected } = correct;
  useEffect(() => {
    if (!corrected) return;
    password.current = null;
    dispatch({ type: 'imported', batch: corrected.batch, returned: corrected.rowsReturned });
  }, [corrected]);

  const settle = useCallback(
    (change: ImportOverrides) => {
      if (state.step === 'file' || state.step === 'result') return;
      // Another kind of file has other meanings: what was said of the columns is asked anew.
      // Another table has other columns.
      const otherTable = change.table !== undefined;
      const settled = change.kind === undefined && !otherTable ? state.overrides.map : {};
      const privacy = otherTable ? {} : state.overrides.privacy;
      const overrides: ImportOverrides = {
        ...state.overrides,
        ...change,
        map: { ...settled, ...change.map },
        privacy: { ...privacy, ...change.privacy },
        zones: { ...state.overrides.zones, ...change.zones },
        answers: { ...state.overrides.answers, ...change.answers },
        statuses: { ...state.overrides.statuses, ...change.statuses },
        values: mergedNames(state.overrides.values, change.values),
        empty: { ...state.overrides.empty, ...change.empty },
      };
      dispatch({ type: 'changed', overrides });
      resetCheck();
      void startInspect({ ...named(state.file.ticket), overrides });
    },
    [state, startInspect, resetCheck, named],
  );
  const unlock = useCallback(
    (given: string) => {
      if (state.step === 'file' || state.step === 'result') return;
      password.current = given;
      void startInspect({ ...named(state.file.ticket), overrides: state.overrides });
    },
    [state, startInspect, named],
  );

  const { claim: claimOne, error: claimError } = file;
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const claim = useCallback(
    ([first, ...rest]: readonly File[]) => {
      dispatch({ type: 'restart' });
      setWaiting(rest);
      if (first) claimOne(first);
    },
    [claimOne],
  );
  const takeNext = useCallback(() => claim(waiting), [claim, waiting]);
  const leave = useCallback(() => {
    password.current = null;
    dispatch({ type: 'restart' });
    setWaiting([]);
  }, []);
  const context = useMemo<ImportContext>(
    () => ({
      state,
      inspect,
      check,
      commit,
      correct,
      claimError,
      claim,
      waiting,
      takeNext,
      leave,
      unlock,
      named,
      settle,
      dispatch,
    }),
    [
      state,
      inspect,
      check,
      commit,
      correct,
      claimError,
      unlock,
      named,
      settle,
      claim,
      waiting,
      takeNext,
      leave,
    ],
  );
  return <Context value={context}>{children}</Context>;
}
