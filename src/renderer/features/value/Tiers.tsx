import type { RunContext } from '#shared/contract/run.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { showCustomers } from '../../app/showCustomers.ts';
import { barSpec, BarTable, type BarRow } from '../../charts/BarTable.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import type { ColourMode } from '../../charts/scale.ts';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { shownCount, shownSum } from '../../components/heldText.ts';
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
      table={barSpec(rows, words, t('value.tiers.tier'))}
    >
      <BarTable
        rows={rows}
        nameLabel={t('value.tiers.tier')}
        onOpen={(stage) => showCustomers(tierRule(stage))}
        act={tierRule}
      />
    </FigureFrame>
  );
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
