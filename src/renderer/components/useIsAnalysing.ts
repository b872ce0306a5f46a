import { useJobs } from '../rpc/hooks.ts';
import { hasEnded } from '../rpc/jobStore.ts';

/** True while the figures are computed again. */
export function useIsAnalysing(): boolean {
  return useJobs().some((job) => job.method === 'analysis.run' && !hasEnded(job));
}
