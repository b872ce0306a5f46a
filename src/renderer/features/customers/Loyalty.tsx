import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { LoyaltyView } from '#shared/contract/rfm.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { barSpec, BarTable, type BarRow } from '../../charts/BarTable.tsx';
import type { ColourMode } from '../../charts/scale.ts';
import { gradeInk, loyaltyInk } from '../../charts/stageInk.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { shownCount, shownSum } from '../../components/heldText.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { LoyaltyBenefits } from './LoyaltyBenefits.tsx';
import styles from './customers.module.css';

/** Loyalty tiers and grades of the weighted score beside each other; both lead to the list. */
export function Loyalty({ onPick }: { onPick: (chosen: SegmentRule) => void }) {
  const { filter } = useFilter();
  const loyalty = useContractQuery('analysis.loyalty', { filter });
  return (
    <div className={styles['loyalty']}>
      <Answer query={loyalty} height={200}>
        {(gated) => (
          <Gated gated={gated}>
            {(view) => (
              <>
                <div className={styles['halves']}>
                  <Tiers view={view} onPick={onPick} />
                  <Grades view={view} onPick={onPick} />
                </div>
                {view.benefits && <LoyaltyBenefits benefits={view.benefits} run={view.run} />}
              </>
            )}
          </Gated>
        )}
      </Answer>
    </div>
  );
}

interface Props {
  readonly view: LoyaltyView;
  readonly onPick?: (chosen: SegmentRule) => void;
}

/** The tiers of loyalty. */
export function Tiers({ view, onPick }: Props) {
  const words = useWords();
  const { t, format } = words;
  const mode = useScheme();
  const rows = tierRows(view, mode, words);
  const name = t('rfm.loyalty.tier');
  return (
    <FigureFrame
      title={t('rfm.loyalty.title')}
      caption={countedCaption(
        [
          t('rfm.loyalty.measure', {
            recency: format.percent(view.weights.recency, 0),
            frequency: format.percent(view.weights.frequency, 0),
            monetary: format.percent(view.weights.monetary, 0),
            kind: t(`rfm.kind.${view.kind}`),
          }),
        ],
        shownSum(view.tiers.map(({ customers }) => customers)),
        words,
      )}
      measure="loyalty"
      report={{ kind: 'loyalty', show: 'tiers' }}
      follows
      table={barSpec(rows, words, name)}
    >
      <BarTable
        rows={rows}
        nameLabel={name}
        onOpen={onPick && ((id) => onPick(tierRule(id)))}
        act={tierRule}
      />
      <p className={styles['note']}>{t('rfm.loyalty.change')}</p>
    </FigureFrame>
  );
}

function tierRule(id: string): SegmentRule {
  return { kind: 'choice', field: 'loyalty', values: [id] };
}

/** The grades of the composite score. */
export function Grades({ view, onPick }: Props) {
  const words = useWords();
  const { t } = words;
  const mode = useScheme();
  const name = t('rfm.grades.grade');
  const rows = barRows(
    view.grades,
    ({ grade }) => String(grade),
    ({ grade }) => t('rfm.grades.name', { grade }),
    ({ grade }) => gradeInk(grade, mode),
  );
  return (
    <FigureFrame
      title={t('rfm.grades.title')}
      caption={countedCaption(
        [t('rfm.grades.measure')],
        shownSum(view.grades.map(({ customers }) => customers)),
        words,
      )}
      measure="loyalty"
      report={{ kind: 'loyalty', show: 'grades' }}
      follows
      table={barSpec(rows, words, name)}
    >
      <BarTable
        rows={rows}
        nameLabel={name}
        onOpen={
          onPick &&
          ((grade) =>
            onPick({ kind: 'number', field: 'grade', least: Number(grade), most: Number(grade) }))
        }
      />
    </FigureFrame>
  );
}

function tierRows(view: LoyaltyView, mode: ColourMode, { t, format }: Words): BarRow[] {
  const lowest = view.tiers.at(-2)?.from ?? 0;
  return barRows(
    view.tiers,
    ({ id }) => id,
    ({ id, from }) =>
      id === 'ordinary'
        ? t('rfm.loyalty.below', { name: t(`rfm.tier.${id}`), points: format.number(lowest) })
        : t('rfm.loyalty.from', { name: t(`rfm.tier.${id}`), points: format.number(from) }),
    ({ id }) => loyaltyInk(id, mode),
  );
}

interface Group {
  readonly customers: number;
  readonly revenue: number;
}

function barRows<G extends Group>(
  groups: readonly G[],
  idOf: (group: G) => string,
  nameOf: (group: G) => string,
  inkOf: (group: G) => string,
): BarRow[] {
  const customers = groups.reduce((sum, group) => sum + (shownCount(group.customers) ?? 0), 0);
  const revenue = groups.reduce((sum, group) => sum + group.revenue, 0);
  return groups.map((group) => ({
    id: idOf(group),
    name: nameOf(group),
    colour: inkOf(group),
    customers: group.customers,
    share: group.customers / Math.max(1, customers),
    revenueShare: revenue > 0 ? group.revenue / revenue : null,
    ...(isHeldBack(group.customers) && { note: HELD_BACK_MARK }),
  }));
}
