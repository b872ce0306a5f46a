import { Button, Progress } from '@mantine/core';
import type { JobView } from '#shared/contract/jobs.ts';
import { useWords, type Words } from '../app/LanguageProvider.tsx';
import { usePauseJob, useShowsJob } from '../rpc/hooks.ts';
import styles from './JobBar.module.css';

/** Work that keeps nothing until its end and may take minutes: it can wait for the machine. */
const PAUSABLE: ReadonlySet<string> = new Set(['imports.check', 'imports.commit']);

/** One running job: phase, count, rate, time left, pause, cancel. */
export function JobBar({
  job,
  docked = false,
  onCancel,
}: {
  job: JobView;
  /** True in the dock, which leaves out what a page shows. */
  docked?: boolean;
  onCancel: () => void;
}) {
  useShowsJob(job.id, !docked);
  const pause = usePauseJob();
  const words = useWords();
  const { t, known } = words;
  const share = job.total === null || job.total === 0 ? null : job.done / job.total;
  const paused = job.state === 'paused';
  const phase =
    job.state === 'queued'
      ? t('common.job.queued')
      : job.state === 'cancelling'
        ? t('common.job.cancelling')
        : paused
          ? t('common.job.paused')
          : known(`phases.${job.phase ?? 'waiting'}`, {}, t('phases.waiting'));
  return (
    <div className={styles['bar']}>
      <span className={styles['phase']} role="status">
        {phase}
      </span>
      <Progress
        className={styles['progress']}
        value={share === null ? 100 : share * 100}
        animated={share === null && !paused}
        size="sm"
        aria-label={phase}
      />
      <span className={styles['facts']}>{jobFacts(job, words).join(' · ')}</span>
      <span className={styles['actions']}>
        {PAUSABLE.has(job.method) && (job.state === 'running' || paused) && (
          <Button size="compact-xs" variant="default" onClick={() => pause(job.id, !paused)}>
            {t(paused ? 'common.action.resume' : 'common.action.pause')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          disabled={job.state === 'cancelling'}
          onClick={onCancel}
        >
          {t('common.action.cancel')}
        </Button>
      </span>
    </div>
  );
}

/** Count, rate and time left, as far as they are known. */
function jobFacts(job: JobView, { t, format }: Words): string[] {
  const amount = (value: number): string =>
    job.unit === 'bytes' ? format.bytes(value) : format.number(Math.round(value));
  const facts: string[] = [];
  if (job.unit !== null) {
    const count = Math.round(job.done);
    if (job.total !== null)
      facts.push(t('common.job.of', { done: amount(job.done), total: amount(job.total) }));
    else if (job.unit === 'bytes') facts.push(amount(job.done));
    else facts.push(t(`common.count.${job.unit}`, { count }));
  }
  if (job.rate !== null && job.unit !== 'steps')
    facts.push(t('common.job.rate', { rate: amount(job.rate) }));
  if (job.remaining !== null)
    facts.push(t('common.job.remaining', { time: format.duration(job.remaining) }));
  return facts;
}
