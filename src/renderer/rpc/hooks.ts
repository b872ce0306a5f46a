import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { InputOf, NamesOfKind, OutputOf } from '#shared/contract/index.ts';
import { errorBodyOf, type ErrorBody } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { JobName } from './client.ts';
import { hasEnded } from './jobStore.ts';
import { useRpc } from './RpcProvider.tsx';

/** The answer of a query; while it is asked again, the earlier answer stays. */
export function useContractQuery<Name extends NamesOfKind<'query'>>(
  method: Name,
  input: InputOf<Name>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<OutputOf<Name>> {
  const { client } = useRpc();
  return useQuery({
    queryKey: [method, input],
    queryFn: () => client.call(method, input),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** A command as a mutation. What it changed comes back as an event. */
export function useContractCommand<Name extends NamesOfKind<'command'>>(
  method: Name,
): UseMutationResult<OutputOf<Name>, Error, InputOf<Name>> {
  const { client } = useRpc();
  return useMutation({ mutationFn: (input: InputOf<Name>) => client.call(method, input) });
}

/** One kind of long work as a screen sees it. */
export interface JobHandle<Name extends JobName> {
  /** The job while it runs, and after it ended until `reset` or the next start. */
  readonly job: JobView | null;
  readonly running: boolean;
  /** What the finished job yields; undefined before. */
  readonly result: OutputOf<Name> | undefined;
  /** Why it did not start or failed; a cancelled job is no error. */
  readonly error: ErrorBody | null;
  readonly start: (input: InputOf<Name>) => Promise<void>;
  readonly cancel: () => void;
  /** Forgets the ended job. */
  readonly reset: () => void;
}

/** All jobs that the page knows of. */
export function useJobs(): readonly JobView[] {
  const { jobs } = useRpc();
  return useSyncExternalStore(jobs.subscribe, jobs.all);
}

/** Jobs that the present page shows by itself. */
export function useShownJobs(): ReadonlySet<number> {
  const { jobs } = useRpc();
  return useSyncExternalStore(jobs.subscribe, jobs.shown);
}

/** Keeps a job out of the dock while the calling component shows it. */
export function useShowsJob(id: number, shows: boolean): void {
  const { jobs } = useRpc();
  useEffect(() => (shows ? jobs.show(id) : undefined), [jobs, id, shows]);
}

/** Asks the core to stop a job. */
export function useCancelJob(): (jobId: number) => void {
  const { client } = useRpc();
  return useCallback((jobId: number) => void client.call('jobs.cancel', { jobId }), [client]);
}

/** Lets a job wait, or go on. */
export function usePauseJob(): (jobId: number, paused: boolean) => void {
  const { client } = useRpc();
  return useCallback(
    (jobId: number, paused: boolean) => void client.call('jobs.pause', { jobId, paused }),
    [client],
  );
}

/** Starts and follows a job of one method; a running one is found again after a reload. */
export function useJob<Name extends JobName>(method: Name): JobHandle<Name> {
  const { client } = useRpc();
  const all = useJobs();
  const cancelJob = useCancelJob();
  const [own, setOwn] = useState<number | 'none' | null>(null);
  const [startError, setStartError] = useState<ErrorBody | null>(null);
  const [starting, setStarting] = useState(false);

  const job =
    own === null
      ? (all.findLast((one) => one.method === method && !hasEnded(one)) ?? null)
      : (all.find(({ id }) => id === own) ?? null);

  const start = useCallback(
    async (input: InputOf<Name>) => {
      setStartError(null);
      setStarting(true);
      try {
        setOwn(await client.start(method, input));
      } catch (thrown) {
        setStartError(errorBodyOf(thrown));
      } finally {
        setStarting(false);
      }
    },
    [client, method],
  );
  const cancel = (): void => {
    if (job) cancelJob(job.id);
  };
  const reset = useCallback(() => {
    setOwn('none');
    setStartError(null);
  }, []);

  return {
    job,
    running: starting || (job !== null && !hasEnded(job)),
    result: job?.state === 'done' ? (job.result as OutputOf<Name>) : undefined,
    error: startError ?? (job?.state === 'failed' ? failureOf(job) : null),
    start,
    cancel,
    reset,
  };
}

/** JSON knows no undefined, so the body is complete as it came. */
function failureOf(job: JobView): ErrorBody {
  return (job.error as ErrorBody | undefined) ?? { code: 'INTERNAL' };
}

/** The body of a query's or command's error. */
export function errorOf(thrown: Error | null): ErrorBody | null {
  return thrown === null ? null : errorBodyOf(thrown);
}
