import type { z } from 'zod';
import type { clustersContract } from '#shared/contract/clusters.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { DEFAULT_CLUSTER_SETTINGS, findClusters } from '#main/engine/index.ts';
import type { Store } from '#main/store/index.ts';
import { latestRun } from './runReader.ts';
import { clusterColumns, keepFit, withOrders } from './segments/index.ts';

type Grouped = z.output<(typeof clustersContract)['segments.cluster']['output']>;

/**
 * Groups the customers of the latest run and keeps the grouping; see docs/models/clusters.md.
 * @param k number of clusters, or null to let the data choose.
 * @throws AppError NO_RUN; CANCELLED on request, with nothing kept.
 */
export function clusterCustomers(store: Store, k: number | null, control: JobControl): Grouped {
  const run = latestRun(store);
  const { asOf } = run.record;
  const columns = clusterColumns(run.columns(), asOf, run.table('facts').hasAmounts);
  const settings = { ...DEFAULT_CLUSTER_SETTINGS, k };
  const found = findClusters(columns, withOrders(run.columns()), settings, control);
  if (!found.ok) return found;
  const { leastStability } = settings;
  const fit = keepFit(store, found.value, { asOf, asked: k !== null, leastStability });
  return { ok: true, value: { fit } };
}
