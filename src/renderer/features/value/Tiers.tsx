import { Anchor } from '@mantine/core';
import type { RunContext } from '#shared/contract/run.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { textOfRule } from '../../app/ruleAddress.ts';
import { useFilter } from '../../app/useFilter.ts';
import { navigate } from '../../app/useRoute.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { barSpec, BarTable, type BarExtra, type BarRow } from '../../charts/BarTable.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import type { ColourMode } from '../../charts/scale.ts';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useOnScreen } from '../../components/paper.tsx';
import { shownCount, shownSum } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './value.module.css';
import type { TierFigures } from './valueTypes.ts';

/** High, middle and low value by cumulative share of revenue; heads beside money. */
export function Tiers(props: {
  readonly tiers: TierFigures;
  readonly run: RunContext;
  readonly rules: StageRules | undefined;
}) {
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  const rows = tierRows(props.tiers, mode, words);
  const onPaper = useOnScreen(true) === undefined;
  const extra = onPaper ? undefined : orderColumn(props.tiers, props.run, words);
  const { filter } = useFilter();
  const toChannels = (): void =>
    navigate('acquisition', { filter: textOfRule(allOf([filter, tierRule('high')])) });
  const n = shownSum(props.tiers.map(({ customers }) => customers));
  return (
    <FigureFrame
      title={t('value.tiers.title')}
      caption={countedCaption(
        props.rules
          ? [t('value.tiers.measure', { high: props.rules.highShare, mid: props.rules.midShare })]
          : [],
        n,
        words,
      )}
      measure="tiers"
      follows
      report={{ kind: 'value', show: 'tiers' }}
      table={tierSpec(props.tiers, rows, props.run, words)}
    >
      <BarTable
        rows={rows}
        nameLabel={t('value.tiers.tier')}
        extra={extra}
        onOpen={(stage) => showCustomers(tierRule(stage))}
        act={tierRule}
      />
      {onPaper || (
        <p className={styles['note']}>
          <Anchor component="button" type="button" inherit underline="always" onClick={toChannels}>
            {t('value.tiers.channels')}
          </Anchor>
        </p>
      )}
    </FigureFrame>
  );
}

/** Orders of the tiers; their money, for which a narrow column has no room, in the tooltip and the table view. */
function orderColumn(tiers: TierFigures, run: RunContext, { t, format }: Words): BarExtra {
  return {
    label: t('value.tiers.orders'),
    of: (id) => {
      const tier = tiers.find((one) => one.id === id);
      return {
        text: tier ? format.number(tier.orders) : '',
        title: tier ? `${t('value.tiers.revenue')} ${format.money(tier.revenue, run.money)}` : '',
        faded: false,
      };
    },
  };
}

/** The tiers as a table: heads, money and orders, with the customers of each. */
export function tierSpec(
  tiers: TierFigures,
  rows: readonly BarRow[],
  run: RunContext,
  words: Words,
): TableSpec {
  const { t, format } = words;
  const shares = barSpec(rows, words, t('value.tiers.tier'));
  return {
    columns: [
      ...shares.columns,
      { label: t('value.tiers.revenue'), numeric: true },
      { label: t('value.tiers.orders'), numeric: true },
    ],
    rows: shares.rows.map((cells, k) => {
      const tier = tiers[k];
      if (!tier || rows[k]?.note !== undefined) return [...cells, null, null];
      return [...cells, format.money(tier.revenue, run.money), format.number(tier.orders)];
    }),
    behind: rows.map(({ id }) => tierRule(id)),
  };
}

function tierRule(stage: string): SegmentRule {
  return { kind: 'choice', field: 'stage.value', values: [stage] };
}

/** Tiers as bars, highest first. */
export function tierRows(tiers: TierFigures, mode: ColourMode, { known }: Words): BarRow[] {
  const customers = tiers.reduce((sum, tier) => sum + (shownCount(tier.customers) ?? 0), 0);
  const revenue = tiers.reduce((sum, tier) => sum + tier.revenue, 0);
  return tiers.map((tier) => ({
    id: tier.id,
    name: known(`terms.stage.${tier.id}`),
    colour: stageInk(tier.id, mode),
    customers: tier.customers,
    share: tier.customers / Math.max(1, customers),
    revenueShare: revenue > 0 ? tier.revenue / revenue : null,
    ...(isHeldBack(tier.customers) && { note: HELD_BACK_MARK }),
  }));
}
