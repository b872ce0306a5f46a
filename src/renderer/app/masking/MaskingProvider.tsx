import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Masking } from '#shared/contract/masking.ts';
import { useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import { MaskingDialog } from './MaskingDialog.tsx';

/** What the screens know of masked values, and how to ask for them. */
export interface MaskingControl {
  /** Undefined until the core has answered. */
  readonly state: Masking | undefined;
  /** Opens the dialog that asks for a reason; masks at once where values are shown. */
  readonly toggle: () => void;
  readonly hide: () => void;
}

const MaskingContext = createContext<MaskingControl | null>(null);

/** Personal values that were kept: whether they are masked, and the dialog that shows them for a while. */
export function useMasking(): MaskingControl {
  const masking = useContext(MaskingContext);
  if (!masking) throw new Error('MaskingProvider is missing');
  return masking;
}

/** Holds the one dialog that asks before personal values are shown. */
export function MaskingProvider({ children }: { children: ReactNode }) {
  const state = useContractQuery('masking.state', {}).data;
  const { mutate } = useContractCommand('masking.hide');
  const [asking, setAsking] = useState(false);
  const shown = state !== undefined && state.shownUntil !== null;

  const hide = useCallback(() => mutate({}), [mutate]);
  const toggle = useCallback(() => (shown ? hide() : setAsking(true)), [shown, hide]);
  const control = useMemo(() => ({ state, toggle, hide }), [state, toggle, hide]);
  return (
    <MaskingContext value={control}>
      {children}
      {asking && <MaskingDialog kept={state?.kept ?? []} onClose={() => setAsking(false)} />}
    </MaskingContext>
  );
}
