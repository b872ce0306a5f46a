import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { leadsInStage } from '#shared/domain/stageSchemes.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { shownCount } from '../../components/heldText.ts';
import type { BarRow } from '../../charts/BarTable.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import type { StageBarsData } from '../../charts/stageBars.ts';
import type { ColourMode } from '../../charts/scale.ts';

/**
 * Stages of the last month as bars, in lifecycle order. A stage before the first order holds no customers:
 * it says how many leads it has, that no file holds leads (null), or, where nobody asked, what it is.
 */
export function stageRows(
  view: StagesView,
  mode: ColourMode,
  words: Words,
  before?: StagesBeforeOrder | null,
): BarRow[] {
  const { known } = words;
  const last = view.months.at(-1);
  const total = sum(last?.customers ?? []);
  const revenue = sum(last?.revenue ?? []);
  return view.stages.map(({ id, hasData }, index) => {
    const customers = last?.customers[index] ?? 0;
    return {
      id,
      name: known(`terms.stage.${id}`),
      colour: stageInk(id, mode),
      customers,
      share: customers / Math.max(1, total),
      revenueShare:
        view.run.hasAmounts && revenue > 0 ? (last?.revenue[index] ?? 0) / revenue : null,
      ...(isHeldBack(customers) && { note: HELD_BACK_MARK }),
      ...(!hasData && { note: beforeOrderText(id, before, words) }),
    };
  });
}

function beforeOrderText(
  stage: string,
  before: StagesBeforeOrder | null | undefined,
  { t }: Words,
): string {
  if (before === undefined) return t('lifecycle.now.noCustomers');
  if (before === null) return t('lifecycle.now.noData');
  return t('lifecycle.now.leads', { count: leadsInStage(stage, before) });
}

/** What the bars of the months count. */
export type StageMeasure = 'customers' | 'share' | 'revenue';

/** One month's values by stage; shares are of the customers of the month. */
export function stageValues(
  month: StagesView['months'][number],
  measure: StageMeasure,
): readonly number[] {
  if (measure === 'revenue') return month.revenue;
  if (measure === 'customers') return month.customers.map((count) => shownCount(count) ?? 0);
  const total = Math.max(1, sum(month.customers));
  return month.customers.map((count) => (shownCount(count) ?? 0) / total);
}

/** How a value of the measure is written. */
export function stageWriter(
  view: StagesView,
  measure: StageMeasure,
  format: Words['format'],
): (value: number) => string {
  if (measure === 'share') return (value) => format.percent(value);
  if (measure === 'customers') return (value) => format.number(value);
  return (value) => format.money(value, view.run.money);
}

/** Stages by month for the bars; stages that the data cannot fill are left out. */
export function stageBarsData(
  view: StagesView,
  measure: StageMeasure,
  mode: ColourMode,
  { known, format }: Words,
): StageBarsData {
  const values = view.months.map((month) => stageValues(month, measure));
  const formatAxis = {
    customers: (value: number) => format.tick(value),
    share: (value: number) => format.percent(value, 0),
    revenue: (value: number) => format.moneyCompact(value, view.run.money),
  }[measure];
  return {
    months: view.months.map(({ month, complete }) => ({ label: format.month(month), complete })),
    stages: view.stages.flatMap(({ id, hasData }, index) =>
      hasData
        ? {
            name: known(`terms.stage.${id}`),
            colour: stageInk(id, mode),
            values: values.map((month) => month[index] ?? 0),
          }
        : [],
    ),
    format: stageWriter(view, measure, format),
    shares: measure === 'share',
    formatAxis,
  };
}

/** Sum of counts; those held back are left out. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + (isHeldBack(value) ? 0 : value), 0);
}
