import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { StageProfile } from '#shared/contract/stages.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { meanMoney } from '../../components/meanMoney.ts';

type Stage = StageProfile['stages'][number];

/** The measures of the time scheme's active and dormant stage, in sentences; none for an empty stage. */
export function ownMeasures(view: StageProfile, words: Pick<Words, 't' | 'format'>): string[] {
  if (view.scheme !== 'time') return [];
  const stage = (id: string): Stage | undefined =>
    view.stages.find((one) => one.id === id && one.customers > 0);
  return [
    activeText(view, stage('active'), words),
    dormantText(view, stage('dormant'), words),
  ].filter((text) => text !== null);
}

/** Their weight: what part of the year's revenue comes from what part of the customers. */
function activeText(
  { stages, money, hasAmounts }: StageProfile,
  active: Stage | undefined,
  { t, format }: Pick<Words, 't' | 'format'>,
): string | null {
  const revenue = stages.reduce((sum, { yearRevenue }) => sum + yearRevenue, 0);
  const customers = stages.reduce((sum, stage) => sum + stage.customers, 0);
  if (!active || !hasAmounts || revenue <= 0) return null;
  return t('stages.own.active', {
    revenue: format.percent(active.yearRevenue / revenue),
    customers: format.percent(active.customers / customers),
    each: meanMoney(active.yearRevenue / active.customers, money, format),
  });
}

/** Whether they can be woken: their chance of an order, and what is expected of them. */
function dormantText(
  { money, horizonMonths }: StageProfile,
  dormant: Stage | undefined,
  { t, format }: Pick<Words, 't' | 'format'>,
): string | null {
  const chance = dormant?.chance ?? null;
  if (!dormant || chance === null || horizonMonths === null) return null;
  const facts = {
    chance: format.percent(chance),
    months: t('common.count.months', { count: horizonMonths }),
  };
  if (dormant.value === null) return t('stages.own.dormantPlain', facts);
  return t('stages.own.dormant', { ...facts, value: format.money(dormant.value, money) });
}

/** What the first stage is measured by, as the page Acquisition has it; leads stand for the way to the order. */
export function acquiredText(
  { total, funnel, money }: AcquisitionView,
  { t, format }: Pick<Words, 't' | 'format'>,
): string {
  const unknown = t('common.state.unknown');
  const percent = (ratio: number | null): string =>
    ratio === null ? unknown : format.percent(ratio);
  const leads = funnel.ok ? funnel.value.total : { leads: 0, ordered: 0 };
  return t('stages.profile.acquired', {
    customers: format.number(total.customers),
    cac: total.cac === null ? unknown : format.money(total.cac, money, true),
    conversion: percent(leads.leads > 0 ? leads.ordered / leads.leads : null),
    retention: percent(total.retention),
  });
}
