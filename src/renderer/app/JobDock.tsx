import { JobBar } from '../components/JobBar.tsx';
import { useCancelJob, useJobs, useShownJobs } from '../rpc/hooks.ts';
import { hasEnded } from '../rpc/jobStore.ts';
import styles from './Shell.module.css';

/** Short work is not worth a bar that comes and goes. */
const DOCK_AFTER_MS = 500;

/** Running work at the foot of the window, unless the page shows it by itself. */
export function JobDock() {
  const cancel = useCancelJob();
  const shown = useShownJobs();
  const running = useJobs().filter(
    (job) => !hasEnded(job) && !shown.has(job.id) && job.elapsed >= DOCK_AFTER_MS,
  );
  if (running.length === 0) return null;
  return (
    <div className={styles['dock']}>
      {running.map((job) => (
        <JobBar key={job.id} docked job={job} onCancel={() => cancel(job.id)} />
      ))}
    </div>
  );
}
