import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { MethodName } from '#shared/contract/index.ts';
import type { Client } from './client.ts';
import { createJobStore, hasEnded, type JobStore } from './jobStore.ts';
import { isOutdated } from './topics.ts';

interface Rpc {
  readonly client: Client;
  readonly jobs: JobStore;
}

const RpcContext = createContext<Rpc | null>(null);

/** The client and the job store of the page. */
export function useRpc(): Rpc {
  const rpc = useContext(RpcContext);
  if (!rpc) throw new Error('RpcProvider is missing');
  return rpc;
}

/** `always`: the browser's word for offline is the normal state here. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Gives the page its queries, commands and jobs, and keeps them fresh by the core's events. */
export function RpcProvider({ client, children }: { client: Client; children: ReactNode }) {
  const queries = useMemo(() => createQueryClient(), []);
  const rpc = useMemo<Rpc>(() => ({ client, jobs: createJobStore() }), [client]);

  useEffect(() => {
    const stop = client.subscribe((event) => {
      switch (event.type) {
        case 'job':
          rpc.jobs.put(event.job);
          break;
        case 'changed':
          void queries.invalidateQueries({
            predicate: ({ queryKey }) => isOutdated(queryKey[0] as MethodName, event.topics),
          });
          break;
        case 'locked':
          // A fresh page holds nothing of what was shown.
          if (event.reason !== 'quit') window.location.reload();
          break;
        case 'preferences':
          queries.setQueryData(['app.preferences', {}], event.preferences);
          break;
      }
    });
    // A page that was loaded again finds the work that it had started.
    client.call('jobs.list', {}).then(
      (list) => {
        for (const job of list) if (!hasEnded(job)) rpc.jobs.put(job);
      },
      // Without the list the page works; jobs then appear with their next event.
      () => undefined,
    );
    return stop;
  }, [client, queries, rpc]);

  return (
    <RpcContext value={rpc}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </RpcContext>
  );
}
