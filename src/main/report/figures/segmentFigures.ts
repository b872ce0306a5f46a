import type { ReportView } from '#shared/contract/reportFigures.ts';
import type { Clusters } from '#shared/contract/clusters.ts';
import type {
  SegmentMovement,
  SegmentOverlap,
  SegmentProfile,
} from '#shared/contract/segmentCompare.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { savedSegments } from '#main/analysis/index.ts';
import {
  allOf,
  heldSmall,
  hiddenGroup,
  holdCells,
  isFew,
  NONE_HELD,
  type Protected,
} from '../heldCells.ts';
import {
  ASKS_FOR_GONE,
  heldWhole,
  protectedAnswer,
  SMALL_GROUP,
  type Answerer,
} from './answers.ts';

/** A saved segment against the rest; the rule is the one that it has now. */
export const segmentProfileAnswer: Answerer<'segmentProfile'> = ({ store, run }, question) => {
  const segment = savedSegments(store).find(({ id }) => id === question.id);
  if (!segment) return heldWhole(ASKS_FOR_GONE);
  const profile = run.segments().profile({ kind: 'segment', id: segment.id }, question.filter);
  const { customers } = profile.segment;
  if (isFew(customers) || isFew(profile.rest.customers)) return heldWhole(SMALL_GROUP);
  return protectedAnswer({ ok: true, value: profile }, (view) =>
    protectProfile(view, segment.name),
  );
};

/** Means of few customers go, and so do options that few on either side have. */
function protectProfile(
  view: SegmentProfile,
  name: string,
): Protected<ReportView<'segmentProfile'>> {
  let small = 0;
  const numbers = view.numbers.map((number) => {
    if (!isFew(number.segment.known) && !isFew(number.rest.known)) return number;
    small++;
    const none = { known: 0, mean: null, median: null };
    return { ...number, segment: none, rest: none, difference: null };
  });
  const choices = view.choices.map((choice) => {
    const options = choice.options.filter(({ segment, rest }) => !isFew(segment) && !isFew(rest));
    small += choice.options.length - options.length;
    return { ...choice, options };
  });
  return { figure: { ...view, name, numbers, choices }, held: heldSmall(small) };
}

/** Segments over each other: the combinations add up to the segments and to everybody. */
export const segmentOverlapAnswer: Answerer<'segmentOverlap'> = ({ run }, { ids, filter }) =>
  protectedAnswer({ ok: true, value: run.segments().overlap(ids, filter) }, protectOverlap);

function protectOverlap(view: SegmentOverlap): Protected<SegmentOverlap> {
  const { cells } = view;
  const places = allOf(cells.length);
  const hidden = holdCells({
    counts: cells.map(({ size }) => size.customers),
    lines: [
      places,
      ...view.sets.map(({ id }) => places.filter((cell) => cells[cell]?.ids.includes(id) === true)),
    ],
  });
  return {
    figure: {
      ...view,
      sets: view.sets.map((set, i) =>
        hidden.lines[i + 1] === true || isFew(set.size.customers)
          ? { ...set, size: hiddenGroup(set.size) }
          : set,
      ),
      // One customer may make most of what a combination brought, so money is not told.
      cells: cells.map((cell, i) => ({
        ...cell,
        size: {
          customers: hidden.cells[i] ? HELD_BACK : cell.size.customers,
          orders: 0,
          revenue: 0,
        },
      })),
    },
    held: hidden.held,
  };
}

/** Who joined and left a saved segment between two days. */
export const segmentMovementAnswer: Answerer<'segmentMovement'> = ({ store, run }, question) => {
  const segment = savedSegments(store).find(({ id }) => id === question.id);
  if (!segment) return heldWhole(ASKS_FOR_GONE);
  const { from, to, filter } = question;
  const movement = run.segments().movement({ kind: 'segment', id: segment.id }, from, to, filter);
  const found = protectMoved(movement);
  if (found === null) return heldWhole(SMALL_GROUP);
  return protectedAnswer({ ok: true, value: segment.name }, (name) => ({
    ...found,
    figure: { ...found.figure, name },
  }));
};

/**
 * Those who stayed and left make up the segment of before, those who stayed and came that of after, and
 * both sums are told; null where they cannot be.
 */
function protectMoved(view: SegmentMovement): Protected<SegmentMovement> | null {
  const { groups } = view;
  const places = allOf(groups.length);
  const hidden = holdCells({
    counts: groups.map(({ size }) => size.customers),
    lines: [
      places.filter((at) => groups[at]?.id === 'stayed' || groups[at]?.id === 'left'),
      places.filter((at) => groups[at]?.id !== 'left'),
    ],
  });
  if (hidden.lines.includes(true)) return null;
  return {
    figure: {
      ...view,
      // One customer may make most of what a group brought, so neither orders nor money are told.
      groups: groups.map(({ id, size }, at) => ({
        id,
        size: {
          customers: hidden.cells[at] ? HELD_BACK : size.customers,
          orders: 0,
          revenue: 0,
        },
      })),
    },
    held: hidden.held,
  };
}

/** The clusters of the latest grouping. */
export const clustersAnswer: Answerer<'clusters'> = ({ run }, { filter }) => {
  const clusters = run.segments().clusters(filter);
  if (clusters === null) return heldWhole(ASKS_FOR_GONE);
  return protectedAnswer({ ok: true, value: clusters }, protectClusters);
};

function protectClusters(view: Clusters): Protected<Clusters> {
  const { cells, held } = holdCells({
    counts: view.clusters.map(({ size }) => size.customers),
    lines: [allOf(view.clusters.length)],
  });
  return {
    figure: {
      ...view,
      // One customer may make most of what a cluster brought, so money is not told.
      clusters: view.clusters.map((cluster, at) =>
        cells[at]
          ? hiddenCluster(cluster)
          : { ...cluster, size: { ...cluster.size, orders: 0, revenue: 0 } },
      ),
    },
    held,
  };
}

/** Numbers of clusters that were tried, on the hundreds or more that a grouping takes; no cluster is told. */
export const clusterTrialsAnswer: Answerer<'clusterTrials'> = ({ run }) => {
  const clusters = run.segments().clusters(null);
  if (clusters === null) return heldWhole(ASKS_FOR_GONE);
  return protectedAnswer({ ok: true, value: clusters }, (view) => ({
    figure: { ...view, clusters: view.clusters.map(hiddenCluster) },
    held: NONE_HELD,
  }));
};

function hiddenCluster({
  value,
  size,
}: Clusters['clusters'][number]): Clusters['clusters'][number] {
  return { value, size: hiddenGroup(size), features: [] };
}
