import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView, ValueTierView } from '#shared/contract/valueModels.ts';
import type { DatedScheme } from '#shared/domain/stageSchemes.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { WaterfallData } from '../../charts/waterfall.ts';
import {
  EVERY_BUYER,
  fellSilentRule,
  silentRule,
  stageRule,
} from '../../components/behindRules.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

type Groups = ValueMoneyView['stages']['time'];
type Group = Groups[number];

/** The tiers that the settings make the active ones. */
export function activeTiers({ pyramid }: ValueMoneyView): readonly ValueTierView[] {
  return pyramid.active === 'absolute' && pyramid.absolute
    ? pyramid.absolute.tiers
    : pyramid.share.tiers;
}

/** The way from revenue to contribution. */
const LINES = ['net', 'gross', 'served', 'result'] as const;
type Line = (typeof LINES)[number];
/** What is missing when a line is the last that is known. */
const MISSING = {
  net: 'margin',
  gross: 'cost_to_serve',
  served: 'cac',
} as const;

/** Stages as parts of the total, all on the same line of the way from revenue to contribution. */
export function stageWaterfall(
  groups: Groups,
  run: RunContext,
  { t, known, format }: Words,
): { readonly data: WaterfallData; readonly note: string | null; readonly line: Line } {
  // The line that every group knows: parts of different lines would add up to nothing.
  const line =
    LINES.findLast((name) => groups.every((group) => valueAt(group, name) !== null)) ?? 'net';
  const note =
    line === 'result'
      ? null
      : line === 'net'
        ? t('valueModels.stages.revenueOnly')
        : t('valueModels.stages.beforeUnknown', {
            names: t(`valueModels.unknown.${MISSING[line]}`),
          });
  return {
    data: {
      parts: groups.map((group) => ({
        name: groupName(group, known, t('valueModels.stages.none')),
        value: valueAt(group, line) ?? 0,
      })),
      totalName: t('valueModels.stages.total'),
      format: (value) => format.moneyCompact(value, run.money),
    },
    note,
    line,
  };
}

function valueAt({ contribution }: Group, line: Line): number | null {
  return contribution[line];
}

function groupName({ id }: Group, known: Words['known'], none: string): string {
  return id === 'none' ? none : known(`terms.stage.${id}`);
}

/** Stages line by line, the total last. */
export function stageSpec(
  groups: Groups,
  scheme: DatedScheme,
  run: RunContext,
  { t, known, format }: Words,
): TableSpec {
  const money = (minor: number | null): string =>
    minor === null ? t('common.state.unknown') : format.moneyCompact(minor, run.money);
  const rows = groups.map((group) => ({
    name: groupName(group, known, t('valueModels.stages.none')),
    customers: group.customers,
    lines: linesOf(group),
  }));
  const total = {
    name: t('valueModels.stages.total'),
    customers: rows.reduce((sum, row) => sum + row.customers, 0),
    lines: linesOf(undefined).map((_, i) =>
      rows.reduce<number | null>((sum, row) => {
        const part = row.lines[i] ?? null;
        return sum === null || part === null ? null : sum + part;
      }, 0),
    ),
  };
  return {
    columns: [
      { label: t('valueModels.stages.stage') },
      { label: t('value.top.customers'), numeric: true },
      ...(['net', 'goods', 'service', 'acquisition', 'result', 'outlook'] as const).map((id) => ({
        label: t(`valueModels.stages.${id}`),
        numeric: true,
      })),
    ],
    rows: [...rows, total].map((row) => [
      row.name,
      format.number(row.customers),
      ...row.lines.map(money),
    ]),
    behind: [
      ...groups.map(({ id }) => (id === 'none' ? null : stageRule(scheme, id))),
      EVERY_BUYER,
    ],
  };
}

function linesOf(group: Group | undefined): (number | null)[] {
  const c = group?.contribution;
  return [
    c?.net ?? null,
    c?.goods ?? null,
    c?.service ?? null,
    c?.acquisition ?? null,
    c?.result ?? null,
    group?.outlook ?? null,
  ];
}

/** What the customers of each tier are like beside the average. */
export function profileSpec(view: ValueMoneyView, run: RunContext, words: Words): TableSpec {
  const { t, known, format } = words;
  const tiers = activeTiers(view);
  const sum = (of: (tier: ValueTierView) => number): number =>
    tiers.reduce((total, tier) => total + of(tier), 0);
  const customers = sum((tier) => tier.customers);
  const mean = (of: (tier: ValueTierView) => number | null): number | null => {
    if (tiers.some((tier) => tier.customers > 0 && of(tier) === null)) return null;
    return customers === 0 ? null : sum((tier) => (of(tier) ?? 0) * tier.customers) / customers;
  };
  const times = (value: number | null, all: number | null): string =>
    value === null || all === null || all === 0 ? '' : ` · ${format.number(value / all, 1)}×`;
  const row = (
    label: string,
    of: (tier: ValueTierView) => number | null,
    write: (value: number) => string,
    average = mean(of),
  ): (string | null)[] => [
    label,
    ...tiers.map((tier) => {
      const value = of(tier);
      return value === null ? null : write(value) + times(value, average);
    }),
    average === null ? null : write(average),
  ];
  const money = (value: number): string => format.money(value, run.money);
  const per = (top: number, bottom: number): number | null => (bottom === 0 ? null : top / bottom);
  return {
    columns: [
      { label: t('valueModels.profile.figure') },
      ...tiers.map(({ id }) => ({ label: known(`terms.stage.${id}`), numeric: true })),
      { label: t('valueModels.profile.all'), numeric: true },
    ],
    rows: [
      row(
        t('valueModels.profile.perCustomer'),
        (tier) => per(tier.contribution.net, tier.customers),
        money,
      ),
      row(
        t('valueModels.profile.orders'),
        (tier) => per(tier.orders, tier.customers),
        (value) => format.number(value, 1),
      ),
      row(
        t('valueModels.profile.orderValue'),
        (tier) => per(tier.contribution.net, tier.orders),
        money,
        per(
          sum((tier) => tier.contribution.net),
          sum((tier) => tier.orders),
        ),
      ),
      row(
        t('valueModels.profile.life'),
        (tier) => tier.lifeMonths,
        (value) => format.number(value, 1),
      ),
      row(
        t('valueModels.profile.repeat'),
        (tier) => tier.repeatShare,
        (value) => format.percent(value, 0),
      ),
      row(
        t('valueModels.profile.pOrder'),
        (tier) => tier.pOrder,
        (value) => format.percent(value, 0),
      ),
      row(
        t('valueModels.profile.outlook'),
        (tier) => (tier.outlook === null ? null : per(tier.outlook, tier.customers)),
        money,
      ),
    ],
  };
}

/** Expected value per customer below this part of the average is worth a word. */
const WEAK = 0.8;

/** Tiers whose expected value per customer is 20 % and more below the average. */
export function weakTiers(view: ValueMoneyView, { known }: Words): string[] {
  const tiers = activeTiers(view).filter(({ customers }) => customers > 0);
  const customers = tiers.reduce((sum, tier) => sum + tier.customers, 0);
  const average = tiers.reduce((sum, { outlook }) => sum + (outlook ?? 0), 0) / customers;
  return tiers
    .filter(({ outlook, customers: n }) => outlook !== null && outlook / n <= WEAK * average)
    .map(({ id }) => known(`terms.stage.${id}`));
}

/** Months in which silence passed its limit, to be told as lost. */
const YEAR = 12;

/** Revenue at risk and lost. */
export function riskSpec(
  { atRisk, lost, lastYear, activeMonths, dormantMonths }: ValueMoneyView['risk'],
  run: RunContext,
  { t, format }: Words,
): TableSpec {
  const months = { active: activeMonths, dormant: dormantMonths };
  const line = (label: string, { customers, revenue }: typeof atRisk): (string | null)[] => [
    label,
    format.number(customers),
    format.money(revenue, run.money),
    lastYear > 0 ? format.percent(revenue / lastYear) : null,
  ];
  return {
    columns: [
      { label: t('valueModels.risk.group') },
      { label: t('valueModels.risk.customers'), numeric: true },
      { label: t('valueModels.risk.revenue'), numeric: true },
      { label: t('valueModels.risk.share'), numeric: true },
    ],
    rows: [
      line(t('valueModels.risk.atRisk', months), atRisk),
      line(t('valueModels.risk.lost', months), lost),
    ],
    behind: [
      atRisk.customers > 0 ? silentRule(run.asOf, activeMonths, dormantMonths) : null,
      lost.customers > 0 ? fellSilentRule(run.asOf, dormantMonths, YEAR) : null,
    ],
  };
}
