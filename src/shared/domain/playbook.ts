import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from './rfmClasses.ts';
import { STAGE_SCHEMES, type StageScheme } from './stageSchemes.ts';

/**
 * The playbook: what to do with customers of a stage, class, tier, risk or channel. Rows are named by
 * their group and what they are about; their texts are in the catalogue's `playbook`, or the user's own.
 *
 * Source: the strategy layer of the specification, chapter 6.
 */
export const PLAYBOOK = {
  /** 6.1 */
  stage: [
    'prospect',
    'awareness',
    'interest',
    'purchase',
    'new',
    'developing',
    'active',
    'loyal',
    'dormant',
    'lost',
    'reacquired',
  ],
  /** 6.2: tiers by share of revenue, then the other ways to cut a pyramid. */
  value: [
    'high',
    'mid',
    'low',
    'strategic',
    'core',
    'ordinary',
    'audience_core',
    'audience_potential',
    'audience_tail',
    'high_net_worth',
    'middle_income',
    'young',
  ],
  /** 6.3 */
  class12: RFM_CLASSES_12,
  class8: RFM_CLASSES_8,
  /** 6.4 */
  risk: ['low', 'medium', 'high', 'critical_high_value', 'critical_low_value'],
  trigger: [
    'frequency',
    'visit_time',
    'activity',
    'response',
    'social',
    'no_login',
    'cart',
    'browse',
    'complaints',
    'trades',
    'satisfaction',
    'price',
    'clv',
  ],
  /** 6.5: tiers of the composite score, then benefits by stage of membership. */
  loyalty: LOYALTY_TIERS,
  member: ['new', 'mature', 'sleeping', 'sharer'],
  /** 6.6: quadrants of cost and value, then the loops of the programme. */
  channel: ['grow', 'keep', 'fix', 'stop'],
  loop: ['conversion', 'experiment', 'pdca', 'alert'],
} as const;

export type PlaybookGroup = keyof typeof PLAYBOOK;
export const PLAYBOOK_GROUPS = Object.keys(PLAYBOOK) as PlaybookGroup[];

export type PlaybookRow = {
  [Group in PlaybookGroup]: `${Group}.${(typeof PLAYBOOK)[Group][number]}`;
}[PlaybookGroup];

export const PLAYBOOK_ROWS: readonly PlaybookRow[] = PLAYBOOK_GROUPS.flatMap(rowsOfGroup);

/** The rows of a group in their order. */
export function rowsOfGroup(group: PlaybookGroup): PlaybookRow[] {
  return PLAYBOOK[group].map((unit) => `${group}.${unit}` as PlaybookRow);
}

export function isPlaybookRow(text: string): text is PlaybookRow {
  return PLAYBOOK_ROWS.some((row) => row === text);
}

/** The group that a row stands in. */
export function groupOfRow(row: PlaybookRow): PlaybookGroup {
  return row.slice(0, row.indexOf('.')) as PlaybookGroup;
}

/** What a row says and the user may say otherwise. A claim of the source stands beside it, never in it. */
export const PLAYBOOK_FIELDS = ['action', 'channel', 'offer', 'measure', 'expected'] as const;
export type PlaybookField = (typeof PLAYBOOK_FIELDS)[number];
export type PlaybookTexts = Readonly<Record<PlaybookField, string>>;

type StagesOf<Scheme extends StageScheme> = (typeof STAGE_SCHEMES)[Scheme][number];

/** The row of every stage of every scheme: schemes cut the same life at different places. */
const STAGE_ROWS: {
  readonly [Scheme in StageScheme]: Readonly<Record<StagesOf<Scheme>, PlaybookRow>>;
} = {
  behaviour: {
    awareness: 'stage.awareness',
    interest: 'stage.interest',
    purchase: 'stage.purchase',
    loyalty: 'stage.loyal',
    churn: 'stage.lost',
  },
  time: {
    new: 'stage.new',
    active: 'stage.active',
    dormant: 'stage.dormant',
    lost: 'stage.lost',
  },
  value: { high: 'value.high', mid: 'value.mid', low: 'value.low' },
  composite: {
    prospect: 'stage.prospect',
    new: 'stage.new',
    developing: 'stage.developing',
    mature: 'stage.loyal',
    lost: 'stage.lost',
  },
  phases: {
    acquisition: 'stage.new',
    development: 'stage.developing',
    retention: 'stage.active',
    reacquired: 'stage.reacquired',
    churn: 'stage.lost',
  },
  nurture: {
    acquisition: 'stage.new',
    development: 'stage.developing',
    partnership: 'stage.loyal',
    outside: 'stage.dormant',
  },
  cadence: { on_time: 'stage.active', late: 'stage.dormant', gone: 'stage.lost' },
  outlook: { likely: 'stage.active', possible: 'stage.dormant', unlikely: 'stage.lost' },
};

/** The row of a stage; undefined for a stage that the scheme does not have. */
export function rowOfStage(scheme: StageScheme, stage: string): PlaybookRow | undefined {
  const rows: Readonly<Record<string, PlaybookRow>> = STAGE_ROWS[scheme];
  return Object.hasOwn(rows, stage) ? rows[stage] : undefined;
}

/** Tiers of the risk score, lowest first; `from` belongs to the tier, which ends before the next begins. */
export const RISK_TIERS = [
  { id: 'low', from: 0 },
  { id: 'medium', from: 40 },
  { id: 'high', from: 60 },
  { id: 'critical', from: 80 },
] as const;
export type RiskTier = (typeof RISK_TIERS)[number]['id'];

/** The one tier of a risk score from 0 to 100. @throws RangeError for another number */
export function riskTierOf(score: number): RiskTier {
  if (!(score >= 0 && score <= 100)) throw new RangeError('a risk score is 0 to 100');
  return RISK_TIERS.findLast(({ from }) => score >= from)?.id ?? 'low';
}

/** The tiers for which a way to reach the customers is suggested, and the ways (2.06). */
export const CHANNEL_TIERS = STAGE_SCHEMES.value;
export const CONTACT_CHANNELS = ['manager', 'call', 'mail', 'app', 'self_service'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** How a tier is best reached by a channel. */
export const CHANNEL_USES = ['first', 'also', 'seldom', 'never'] as const;
export type ChannelUse = (typeof CHANNEL_USES)[number];

export type ChannelFit = `${(typeof CHANNEL_TIERS)[number]}.${ContactChannel}`;
export const CHANNEL_FITS: readonly ChannelFit[] = CHANNEL_TIERS.flatMap((tier) =>
  CONTACT_CHANNELS.map((channel) => `${tier}.${channel}` as const),
);

/** The dedicated service belongs to the high tier, what costs little to the many. */
export const DEFAULT_CHANNEL_FITS: Readonly<Record<ChannelFit, ChannelUse>> = {
  'high.manager': 'first',
  'high.call': 'also',
  'high.mail': 'also',
  'high.app': 'also',
  'high.self_service': 'seldom',
  'mid.manager': 'never',
  'mid.call': 'seldom',
  'mid.mail': 'also',
  'mid.app': 'first',
  'mid.self_service': 'also',
  'low.manager': 'never',
  'low.call': 'never',
  'low.mail': 'seldom',
  'low.app': 'also',
  'low.self_service': 'first',
};
