import type { Clusters } from '#shared/contract/clusters.ts';
import type { ClusterFeature } from '#shared/domain/clusterFeatures.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { countText, shownSum } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

type Cluster = Clusters['clusters'][number];

/**
 * Spreads from the median of all from which a feature gives a cluster its name. A cluster that lies that
 * far in nothing is named by what it does lie off in, if by half as much.
 */
const NAMED = 0.5;

/** Words in a name. */
const MOST_WORDS = 3;

/** A cluster in plain words: the features in which its centre lies far from the median of all. */
export function clusterName(cluster: Cluster, { t }: Words): string {
  const far = (least: number) => cluster.features.filter(({ score }) => Math.abs(score) >= least);
  const words = (far(NAMED).length > 0 ? far(NAMED) : far(NAMED / 2))
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .slice(0, MOST_WORDS)
    .map(({ feature, score }): string =>
      t(`clusters.word.${feature}.${score > 0 ? 'high' : 'low'}`),
    );
  if (words.length === 0) return t('clusters.word.average');
  return words.reduce((first, next) => t('clusters.also', { first, next }));
}

/** The number by which a rule and the tables call it. */
export function clusterNumber(cluster: Cluster): string {
  return cluster.value.split('-', 2)[1] ?? cluster.value;
}

/** Medians of each cluster, and how far its centre lies from the median of all. */
export function clusterSpec(view: Clusters, words: Words, hasAmounts: boolean): TableSpec {
  const { t, format } = words;
  const features =
    view.clusters.find((one) => one.features.length > 0)?.features.map(({ feature }) => feature) ??
    [];
  const total = shownSum(view.clusters.map(({ size }) => size.customers)) ?? 0;
  const revenue = view.clusters.reduce((sum, { size }) => sum + size.revenue, 0);
  return {
    columns: [
      { label: t('clusters.cluster') },
      { label: t('customers.bars.customers'), numeric: true },
      { label: t('customers.bars.share'), numeric: true },
      ...(hasAmounts ? [{ label: t('customers.bars.revenueShare'), numeric: true }] : []),
      ...features.map((feature) => ({ label: t(`clusters.feature.${feature}`), numeric: true })),
    ],
    rows: view.clusters.map((cluster) => [
      isHeldBack(cluster.size.customers)
        ? clusterNumber(cluster)
        : t('clusters.numbered', {
            number: clusterNumber(cluster),
            name: clusterName(cluster, words),
          }),
      countText(cluster.size.customers, format),
      total > 0 ? format.percent(cluster.size.customers / total) : null,
      ...(hasAmounts ? [revenue > 0 ? format.percent(cluster.size.revenue / revenue) : null] : []),
      ...cluster.features.map(({ feature, score, median }) =>
        median === null
          ? null
          : t('clusters.cell', {
              median: featureText(feature, median, view.money, words),
              score: `${score > 0 ? '+' : ''}${format.number(score, 1)}`,
            }),
      ),
    ]),
  };
}

function featureText(
  feature: ClusterFeature,
  value: number,
  money: MoneyUnit,
  { format }: Words,
): string {
  if (feature === 'value') return format.money(value, money);
  return format.number(value, Number.isInteger(value) ? 0 : 1);
}

/** Numbers of clusters that were tried, and why one was taken. */
export function trialSpec(view: Clusters, { t, format }: Words): TableSpec {
  const chosen = view.clusters.length;
  return {
    columns: [
      { label: t('clusters.trial.k'), numeric: true },
      { label: t('clusters.trial.silhouette'), numeric: true },
      { label: t('clusters.trial.reseeded'), numeric: true },
      { label: t('clusters.trial.resampled'), numeric: true },
      { label: t('clusters.trial.verdict') },
    ],
    rows: view.trials.map(({ k, silhouette, reseeded, resampled }) => {
      const stable = Math.min(reseeded, resampled) >= view.leastStability;
      const verdict =
        k === chosen ? (view.asked ? 'asked' : 'chosen') : stable ? 'stable' : 'unstable';
      return [
        format.number(k),
        format.number(silhouette, 2),
        format.number(reseeded, 2),
        format.number(resampled, 2),
        t(`clusters.verdict.${verdict}`),
      ];
    }),
  };
}
