import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { Clusters } from '#shared/contract/clusters.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { textOfRule } from '../../app/ruleAddress.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { ErrorState, TooLittle } from '../../components/states.tsx';
import { useContractQuery, useJob } from '../../rpc/hooks.ts';
import { clusterName, clusterNumber, clusterSpec, trialSpec } from './clusterText.ts';
import styles from './segments.module.css';

/** Silhouette below which clusters are a weak structure (Kaufman and Rousseeuw 1990, chapter 2.2). */
const WEAK = 0.5;

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
            <Found run={run} view={view} />
          ) : (
            refused === null && <p>{t('clusters.none')}</p>
          )
        }
      </Answer>
    </div>
  );
}

function Found({ run, view }: { run: RunContext; view: Clusters }) {
  const words = useWords();
  const { t, format } = words;
  const table = clusterSpec(view, words, run.hasAmounts);
  const trials = trialSpec(view, words);
  const asOf = format.day(view.asOf);
  const taken = view.trials.find(({ k }) => k === view.clusters.length);
  return (
    <>
      <FigureFrame
        title={t('clusters.title', { count: view.clusters.length })}
        caption={t('clusters.measure', { day: format.day(run.asOf) })}
        measure="clusters"
        table={table}
        follows
      >
        {view.asOf !== run.asOf && (
          <p className={styles['warn']}>{t('clusters.older', { day: asOf })}</p>
        )}
        <SimpleTable table={table} />
        {taken && taken.silhouette < WEAK && (
          <p className={styles['warn']}>
            {t('clusters.weak', { value: format.number(taken.silhouette, 2) })}
          </p>
        )}
        <ul className={styles['cards']}>
          {view.clusters.map((cluster) => {
            const rule: SegmentRule = { kind: 'choice', field: 'cluster', values: [cluster.value] };
            return (
              <li key={cluster.value} className={styles['card']}>
                <h3>
                  {t('clusters.numbered', {
                    number: clusterNumber(cluster),
                    name: clusterName(cluster, words),
                  })}
                </h3>
                <div className={styles['cardActions']}>
                  <Button size="compact-xs" variant="default" onClick={() => showCustomers(rule)}>
                    {t('segmentBuilder.show')}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() =>
                      navigate('customers', {
                        tab: 'segments',
                        segment: 'new',
                        rule: textOfRule(rule),
                      })
                    }
                  >
                    {t('segmentBuilder.openAsNew')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      </FigureFrame>
      <FigureFrame
        title={t('clusters.trials')}
        caption={t('clusters.trialsMeasure', {
          sampled: format.number(view.sampled),
          silhouette: format.number(view.silhouetteSampled),
          n: format.number(view.customers),
          least: format.number(view.leastStability, 1),
          day: asOf,
        })}
        measure="clusters"
        table={trials}
      >
        <SimpleTable table={trials} />
      </FigureFrame>
    </>
  );
}
