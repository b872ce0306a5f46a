import { useState } from 'react';
import { ImportProvider } from '../features/data/wizard/ImportProvider.tsx';
import { UnlockScreen } from '../features/unlock/UnlockScreen.tsx';
import { ErrorState } from '../components/states.tsx';
import { errorOf, useContractQuery } from '../rpc/hooks.ts';
import { DrawerProvider } from './DrawerProvider.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { MaskingProvider } from './masking/MaskingProvider.tsx';
import { SCREEN_COMPONENTS } from './screens.tsx';
import { Shell } from './Shell.tsx';
import { useRoute } from './useRoute.ts';

/** Without an open workspace only the unlock screen; the print page stands without the shell. */
export function App() {
  const workspace = useContractQuery('workspace.current', {});
  const route = useRoute();
  // Recovery words are shown once, after the workspace is open: the unlock screen stays for them.
  const [held, setHeld] = useState(false);
  const error = errorOf(workspace.error);
  if (error) return <ErrorState error={error} onRetry={() => void workspace.refetch()} />;
  if (workspace.isPending) return null;
  if (!workspace.data || held) {
    return (
      <ErrorBoundary>
        <UnlockScreen onHold={setHeld} />
      </ErrorBoundary>
    );
  }
  const Screen = SCREEN_COMPONENTS[route.screen];
  if (route.screen === 'print') return <Screen />;
  return (
    <ImportProvider>
      <MaskingProvider>
        <DrawerProvider>
          <Shell workspace={workspace.data}>
            <ErrorBoundary key={route.screen}>
              <Screen />
            </ErrorBoundary>
          </Shell>
        </DrawerProvider>
      </MaskingProvider>
    </ImportProvider>
  );
}
