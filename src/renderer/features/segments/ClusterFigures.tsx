import { Button } from '@mantine/core';
import type { Clusters } from '#shared/contract/clusters.ts';
import type { RunContext } from '#shared/contract/run.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { textOfRule } from '../../app/ruleAddress.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { navigate } from '../../app/useRoute.ts';
import { ProfileRadar } from '../../charts/ProfileRadar.tsx';
import { RADAR_REACH } from '../../charts/radarShape.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useOnScreen } from '../../components/paper.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { clusterName, clusterNumber, clusterSpec, trialSpec } from './clusterText.ts';
import styles from './segments.module.css';

/** Silhouette below which clusters are a weak structure (Kaufman and Rousseeuw 1990, chapter 2.2). */
const WEAK = 0.5;

/** Features from which a profile has an area. */
const LEAST_AXES = 3;

/** The clusters of a grouping: how many are in each, and what is typical of them. */
export function ClusterFigure({ run, view }: { run: RunContext; view: Clusters }) {
  const words = useWords();
  const { t, format } = words;
  // A report tells no money of clusters, and nothing is opened from it.
  const onScreen = useOnScreen(true) ?? false;
  const table = clusterSpec(view, words, run.hasAmounts && onScreen);
  const taken = view.trials.find(({ k }) => k === view.clusters.length);
  return (
    <FigureFrame
      title={t('clusters.title', { count: view.clusters.length })}
      caption={t('clusters.measure', { day: format.day(run.asOf) })}
      measure="clusters"
      table={table}
      follows
      report={{ kind: 'clusters' }}
    >
      {view.asOf !== run.asOf && (
        <p className={styles['warn']}>{t('clusters.older', { day: format.day(view.asOf) })}</p>
      )}
      <SimpleTable table={table} />
      {taken && taken.silhouette < WEAK && (
        <p className={styles['warn']}>
          {t('clusters.weak', { value: format.number(taken.silhouette, 2) })}
        </p>
      )}
      {onScreen && (
        <>
          <p className={styles['faint']}>
            {t('clusters.radarNote', { reach: format.number(RADAR_REACH) })}
          </p>
          <Cards clusters={view.clusters} />
        </>
      )}
    </FigureFrame>
  );
}

function Cards({ clusters }: { clusters: Clusters['clusters'] }) {
  const words = useWords();
  const { t } = words;
  return (
    <ul className={styles['cards']}>
      {clusters.map((cluster) => {
        const rule: SegmentRule = { kind: 'choice', field: 'cluster', values: [cluster.value] };
        return (
          <li key={cluster.value} className={styles['card']}>
            <h3>
              {t('clusters.numbered', {
                number: clusterNumber(cluster),
                name: clusterName(cluster, words),
              })}
            </h3>
            <Profile cluster={cluster} />
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
  );
}

/** Where the centre of a cluster lies, feature by feature; the table above has the numbers. */
function Profile({ cluster }: { cluster: Clusters['clusters'][number] }) {
  const words = useWords();
  const { t, format, language } = words;
  if (cluster.features.length < LEAST_AXES) return null;
  const axes = cluster.features.map(({ feature, score }) => ({
    name: t(`clusters.feature.${feature}`),
    score,
  }));
  const parts = axes.map(({ name, score }) =>
    t('clusters.radarPart', { name, score: format.signed(score, 1) }),
  );
  const label = t('clusters.radar', {
    name: clusterName(cluster, words),
    parts: new Intl.ListFormat(language).format(parts),
  });
  return <ProfileRadar axes={axes} label={label} />;
}

/** Numbers of clusters that were tried, and why one was taken. */
export function TrialsFigure({ view }: { view: Clusters }) {
  const words = useWords();
  const { t, format } = words;
  const trials = trialSpec(view, words);
  return (
    <FigureFrame
      title={t('clusters.trials')}
      caption={t('clusters.trialsMeasure', {
        sampled: format.number(view.sampled),
        silhouette: format.number(view.silhouetteSampled),
        n: format.number(view.customers),
        least: format.number(view.leastStability, 1),
        day: format.day(view.asOf),
      })}
      behind="none"
      measure="clusters"
      table={trials}
      report={{ kind: 'clusterTrials' }}
    >
      <SimpleTable table={trials} />
    </FigureFrame>
  );
}
