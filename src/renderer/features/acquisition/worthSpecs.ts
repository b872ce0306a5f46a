import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { cohortRule, stageRule } from '../../components/behindRules.ts';
import { countText } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { paybackText, targetCell } from './acquisitionSpecs.ts';
import { hasTarget } from './targets.ts';

/** Names that a rule lists at most. */
const MOST_NAMES = 50;

type Mix = NonNullable<AcquisitionView['mix']>;

/** Cost and value by month of the first order, the newest first. */
export function cohortSpec(view: AcquisitionView, words: Words): TableSpec {
  const { t, format } = words;
  const money = (value: number | null): string | null =>
    value === null ? null : format.money(value, view.money, true);
  return {
    columns: [
      { label: t('acquisition.months.month') },
      { label: t('acquisition.months.new'), numeric: true },
      { label: t('acquisition.table.cac'), numeric: true },
      { label: t('acquisition.table.clv'), numeric: true },
      { label: t('acquisition.table.ratio'), numeric: true },
      { label: t('acquisition.table.payback'), numeric: true },
      ...(hasTarget(view.target) ? [{ label: t('channels.target.column') }] : []),
    ],
    rows: view.cohorts
      .toReversed()
      .map((cohort) => [
        format.month(cohort.month),
        countText(cohort.customers, format),
        money(cohort.cac),
        money(cohort.clv),
        cohort.clvToCac === null ? null : format.number(cohort.clvToCac, 1),
        paybackText(cohort.paybackMonths, words),
        ...targetCell(cohort, view.target, words),
      ]),
    behind: view.cohorts.toReversed().map(({ month }) => cohortRule(month)),
  };
}

/** What customers of each value tier cost and are worth. */
export function tierSpec(view: AcquisitionView, words: Words): TableSpec {
  const { t, known, format } = words;
  const money = (value: number | null): string | null =>
    value === null ? null : format.money(value, view.money, true);
  return {
    columns: [
      { label: t('channels.tiers.tier') },
      { label: t('acquisition.table.customers'), numeric: true },
      { label: t('acquisition.table.cac'), numeric: true },
      { label: t('acquisition.table.clv'), numeric: true },
      { label: t('acquisition.table.ratio'), numeric: true },
      { label: t('acquisition.table.payback'), numeric: true },
      ...(hasTarget(view.target) ? [{ label: t('channels.target.column') }] : []),
    ],
    rows: view.tiers.map((tier) => [
      known(`terms.stage.${tier.tier}`),
      countText(tier.customers, format),
      money(tier.cac),
      money(tier.clv),
      tier.clvToCac === null ? null : format.number(tier.clvToCac, 1),
      paybackText(tier.paybackMonths, words),
      ...targetCell(tier, view.target, words),
    ]),
    behind: view.tiers.map(({ tier }) => stageRule('value', tier)),
  };
}

/** Customers of two orders or more, one of them at least with a known channel. */
export function mixOf({ channels, run }: AcquisitionView): SegmentRule {
  const twice: SegmentRule = { kind: 'number', field: 'orders', least: 2 };
  const known = channels
    .filter(({ channel }) => channel !== '')
    .flatMap(({ spellings }) => spellings);
  // Where every first order has a channel so has everybody; a rule holds no endless list of names.
  if (known.length > MOST_NAMES || channels.every(({ channel }) => channel !== '')) return twice;
  const window = { kind: 'between', from: run.firstDay, to: run.asOf } as const;
  const through = known.map((channel): SegmentRule => ({
    kind: 'behaviour',
    measure: 'orders',
    window,
    channel,
    least: 1,
  }));
  return { kind: 'all', rules: [twice, { kind: 'any', rules: through }] };
}

/** Customers of one channel and of several, side by side. */
export function mixSpec(mix: Mix, view: AcquisitionView, { t, format }: Words): TableSpec {
  const row = (
    name: string,
    { customers, orders, revenue }: Mix['single'],
    matched: number | null,
  ): (string | null)[] => [
    name,
    format.number(customers),
    customers > 0 ? format.number(orders / customers, 1) : null,
    customers > 0 ? format.money(revenue / customers, view.money, true) : null,
    matched === null ? null : format.money(matched, view.money, true),
  ];
  return {
    columns: [
      { label: t('channels.mix.group') },
      { label: t('channels.mix.count'), numeric: true },
      { label: t('channels.mix.orders'), numeric: true },
      { label: t('channels.mix.revenue'), numeric: true },
      { label: t('channels.mix.matched'), numeric: true },
    ],
    rows: [
      row(t('channels.mix.single'), mix.single, mix.singleMatched),
      row(t('channels.mix.several'), mix.several, mix.severalMatched),
    ],
  };
}
