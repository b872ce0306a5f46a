import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState, TooLittle } from '../../components/states.tsx';
import { useContractQuery, useJob } from '../../rpc/hooks.ts';
import { ClusterFigure, TrialsFigure } from './ClusterFigures.tsx';
import styles from './segments.module.css';

const NUMBERS = ['auto', '2', '3', '4', '5', '6', '7', '8'] as const;

/** Groups that the customers form by themselves, and how sure they are. */
export function ClustersTab({ run }: { run: RunContext }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const [wanted, setWanted] = useState('auto');
  const clusters = useContractQuery('segments.clusters', { filter });
  const group = useJob('segments.cluster');
  const refused = group.result?.ok === false ? group.result : null;
  return (
    <div className={styles['figures']}>
      <div className={styles['controls']}>
        <Select
          label={t('clusters.howMany')}
          value={wanted}
          data={NUMBERS.map((value) => ({
            value,
            label: value === 'auto' ? t('clusters.auto') : value,
          }))}
          onChange={(value) => setWanted(value ?? 'auto')}
        />
        <Button
          loading={group.running}
          onClick={() => void group.start({ k: wanted === 'auto' ? null : Number(wanted) })}
        >
          {t('clusters.start')}
        </Button>
      </div>
      {group.job && group.running && <JobBar job={group.job} onCancel={group.cancel} />}
      {group.error && <ErrorState error={group.error} />}
      {refused && <TooLittle gate={refused} />}
      <Answer query={clusters} height={320}>
        {(view) =>
          view !== null ? (
            <>
              <ClusterFigure run={run} view={view} />
              <TrialsFigure view={view} />
            </>
          ) : (
            refused === null && <p>{t('clusters.none')}</p>
          )
        }
      </Answer>
    </div>
  );
}
