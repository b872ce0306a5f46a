import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView, ValueTierView } from '#shared/contract/valueModels.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { EVERY_BUYER, stageRule } from '../../components/behindRules.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** The three shares of a tier; each sums to 1 over the tiers, or is null throughout. */
export interface PyramidRow {
  readonly id: string;
  readonly customers: number;
  readonly heads: number;
  readonly cost: number | null;
  readonly contribution: number | null;
}

export interface PyramidFigures {
  readonly rows: readonly PyramidRow[];
  /** What the third share is of: revenue, margin, or margin less cost to serve. */
  readonly basis: 'net' | 'gross' | 'served';
  /** Share of the customers whose acquisition cost is known. */
  readonly costs: number;
}

/** Shares of the tiers; the contribution goes as far as every tier knows, before acquisition cost. */
export function pyramidRows(tiers: readonly ValueTierView[]): PyramidFigures {
  const sum = (of: (tier: ValueTierView) => number): number =>
    tiers.reduce((total, tier) => total + of(tier), 0);
  const basis =
    (['served', 'gross'] as const).find((line) =>
      tiers.every(({ contribution }) => contribution[line] !== null),
    ) ?? 'net';
  const part = (tier: ValueTierView): number => tier.contribution[basis] ?? 0;
  const [customers, costed, costs, total] = [
    sum((tier) => tier.customers),
    sum((tier) => tier.costedCustomers),
    sum((tier) => tier.knownCost),
    sum(part),
  ];
  return {
    basis,
    costs: customers > 0 ? costed / customers : 0,
    rows: tiers.map((tier) => ({
      id: tier.id,
      customers: tier.customers,
      heads: customers > 0 ? tier.customers / customers : 0,
      cost: costs > 0 ? tier.knownCost / costs : null,
      contribution: total > 0 ? part(tier) / total : null,
    })),
  };
}

/** Which tiers these are, with their limits. */
export function pyramidText(
  { share, absolute }: ValueMoneyView['pyramid'],
  kind: 'share' | 'absolute',
  run: RunContext,
  { t, format }: Words,
): string {
  return kind === 'absolute' && absolute
    ? t('valueModels.pyramid.absolute', {
        high: format.money(absolute.highFrom, run.money),
        mid: format.money(absolute.midFrom, run.money),
      })
    : t('valueModels.pyramid.share', { high: share.high, mid: share.mid });
}

/** The customers of a tier: only the tiers by share are a stage of their own. */
export function pyramidRule(
  { absolute }: ValueMoneyView['pyramid'],
  kind: 'share' | 'absolute',
  tier: string,
): SegmentRule {
  if (kind === 'share' || !absolute) return stageRule('value', tier);
  const [high, mid] = [Math.ceil(absolute.highFrom), Math.ceil(absolute.midFrom)];
  // Net revenue is in whole units, so that just below a limit is one unit less.
  const middle =
    tier === 'mid' ? { least: mid, most: high - 1 } : { most: Math.min(high, mid) - 1 };
  const range = tier === 'high' ? { least: high } : middle;
  return { kind: 'all', rules: [EVERY_BUYER, { kind: 'number', field: 'net_revenue', ...range }] };
}

/** The pyramid as a table. */
export function pyramidSpec(
  tiers: readonly ValueTierView[],
  { t, known, format }: Words,
): TableSpec {
  const { rows, basis } = pyramidRows(tiers);
  const share = (value: number | null): string =>
    value === null ? t('common.state.unknown') : format.percent(value);
  return {
    columns: [
      { label: t('valueModels.pyramid.tier') },
      { label: t('valueModels.pyramid.heads'), numeric: true },
      { label: t('valueModels.pyramid.headShare'), numeric: true },
      { label: t('valueModels.pyramid.costShare'), numeric: true },
      {
        label: t(
          basis === 'net'
            ? 'valueModels.pyramid.revenueShare'
            : 'valueModels.pyramid.contributionShare',
        ),
        numeric: true,
      },
    ],
    rows: rows.map((row) => [
      known(`terms.stage.${row.id}`),
      format.number(row.customers),
      format.percent(row.heads),
      share(row.cost),
      share(row.contribution),
    ]),
  };
}
