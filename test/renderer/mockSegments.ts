import type { Clusters } from '#shared/contract/clusters.ts';
import type { SegmentProfile, SegmentSize } from '#shared/contract/segmentCompare.ts';
import type { Segment, SegmentFields } from '#shared/contract/segments.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import type { MockAnswers } from './mockBridge.ts';
import { RUN } from './mockOverview.ts';
import { totalOf } from './mockCustomers.ts';

/** Segments of the mocked shop: sizes by formulas, the same on every call. */

const size = (customers: number): SegmentSize => ({
  customers,
  orders: customers * 3,
  revenue: customers * 800,
});

const ALL = size(1_000_000);

const segment = (id: number, name: string, rule: SegmentRule): Segment => ({
  id,
  name,
  rule,
  createdAt: '2026-01-05T08:00:00.000Z',
  changedAt: '2026-01-05T08:00:00.000Z',
});

const LARGE = segment(1, 'Large and silent', { kind: 'number', field: 'recency_days', least: 180 });
const OFTEN = segment(2, 'Often and lately', { kind: 'number', field: 'orders', least: 5 });

const FIELDS: SegmentFields = {
  money: RUN.money,
  all: 1_000_000,
  numbers: [
    { field: 'recency_days', known: 999_000, least: 0, most: 373 },
    { field: 'orders', known: 1_000_000, least: 0, most: 210 },
    { field: 'net_revenue', known: 1_000_000, least: -1200, most: 28_020_602 },
  ],
  days: [
    { field: 'first_order', known: 999_000, from: '2010-12-01', to: '2011-12-09' },
    { field: 'last_order', known: 999_000, from: '2010-12-01', to: '2011-12-09' },
  ],
  choices: [
    {
      field: 'channel',
      options: [
        { value: 'web', customers: 700_000 },
        { value: '', customers: 299_000 },
      ],
    },
    {
      field: 'stage.time',
      options: STAGE_SCHEMES.time.map((value, i) => ({ value, customers: 250_000 - i * 100 })),
    },
    { field: 'cluster', options: [{ value: '1-1', customers: 600_000 }] },
  ],
};

const PROFILE: SegmentProfile = {
  money: RUN.money,
  segment: size(12_000),
  rest: size(988_000),
  least: 10,
  numbers: [
    {
      field: 'orders',
      inRule: true,
      segment: { known: 12_000, mean: 6.2, median: 5 },
      rest: { known: 988_000, mean: 2.1, median: 1 },
      difference: { difference: 4.1, low: 4, high: 4.2, effect: 1.2 },
    },
    {
      field: 'net_revenue',
      inRule: false,
      segment: { known: 12_000, mean: 210_000, median: 150_000 },
      rest: { known: 988_000, mean: 64_000, median: 31_000 },
      difference: { difference: 146_000, low: 140_000, high: 152_000, effect: 0.9 },
    },
    {
      field: 'clv',
      inRule: false,
      segment: { known: 0, mean: null, median: null },
      rest: { known: 0, mean: null, median: null },
      difference: null,
    },
  ],
  choices: [
    {
      field: 'stage.time',
      inRule: false,
      segment: 12_000,
      rest: 987_000,
      options: [
        {
          value: 'active',
          segment: 9000,
          rest: 400_000,
          difference: { difference: 0.345, low: 0.33, high: 0.36, effect: 0.7 },
        },
        { value: 'lost', segment: 0, rest: 4, difference: null },
      ],
    },
  ],
};

const CLUSTERS: Clusters = {
  money: RUN.money,
  fit: 1,
  asOf: RUN.asOf,
  asked: false,
  customers: 999_000,
  sampled: 10_000,
  silhouetteSampled: 3000,
  leastStability: 0.8,
  trials: [
    { k: 2, silhouette: 0.41, reseeded: 1, resampled: 0.98 },
    { k: 3, silhouette: 0.36, reseeded: 0.74, resampled: 0.7 },
  ],
  clusters: [
    {
      value: '1-1',
      size: size(600_000),
      features: [
        { feature: 'recency', score: 0.7, median: 210 },
        { feature: 'frequency', score: -0.6, median: 1 },
        { feature: 'value', score: 0, median: 30_000 },
        { feature: 'tenure', score: 0.1, median: 240 },
      ],
    },
    {
      value: '1-2',
      size: size(399_000),
      features: [
        { feature: 'recency', score: -0.9, median: 18 },
        { feature: 'frequency', score: 1.1, median: 6 },
        { feature: 'value', score: 0.2, median: null },
        { feature: 'tenure', score: -0.1, median: 200 },
      ],
    },
  ],
};

/** Answers about segments. */
export const segmentAnswers: MockAnswers = {
  'segments.count': ({ rule }: { rule: SegmentRule }) => ({
    money: RUN.money,
    all: ALL,
    chosen: size(totalOf(rule)),
    parts: [],
  }),
  'segments.fields': FIELDS,
  'segments.overview': {
    money: RUN.money,
    all: ALL,
    saved: [LARGE, OFTEN].map(({ id }) => ({ id, size: size(12_000 * id) })),
    suggested: [
      {
        id: 'second_order',
        rule: { kind: 'number', field: 'orders', least: 1, most: 1 },
        size: size(80_000),
        params: { days: 41 },
      },
    ],
  },
  'segments.profile': PROFILE,
  'segments.overlap': ({ ids }: { ids: number[] }) => ({
    money: RUN.money,
    all: ALL,
    sets: ids.map((id) => ({ id, size: size(12_000 * id) })),
    cells: [
      { ids: [], size: size(970_000) },
      { ids: ids.slice(0, 1), size: size(18_000) },
      { ids, size: size(12_000) },
    ],
  }),
  'segments.movement': ({ from, to }: { from: string; to: string }) => ({
    money: RUN.money,
    from,
    to,
    before: 9000,
    after: 12_000,
    groups: [
      { id: 'stayed', size: size(7000) },
      { id: 'joined', size: size(3000) },
      { id: 'arrived', size: size(2000) },
      { id: 'left', size: size(2000) },
    ],
    held: ['clv'],
  }),
  'segments.clusters': CLUSTERS,
  'segments.cluster': { ok: true, value: { fit: 2 } },
  'segments.list': { segments: [LARGE, OFTEN] },
  'segments.save': LARGE,
  'segments.remove': {},
};
