import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { COST_BASES } from '#shared/domain/acquisitionCosts.ts';
import { formatIsoMonth } from '#shared/domain/calendar.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import type {
  Acquisition,
  ChannelFigures,
  ChannelMix,
  ConversionAlert,
  UnitPrices,
  WorthFigures,
} from '#main/engine/index.ts';
import { NO_LEADS, type Body } from '../views/stored.ts';
import { funnelView } from './funnelView.ts';
import { known } from './known.ts';

type View = Body<AcquisitionView>;

/** What the engine's figures are shown with. */
export interface AcquisitionFrame {
  /** Name of each line; empty for customers whose channel nobody knows. */
  readonly names: readonly string[];
  /** Names of the orders by line. */
  readonly spellings: readonly (readonly string[])[];
  /** Lines that the costs name. */
  readonly inCosts: ReadonlySet<number>;
  /** Names of the steps of leads. */
  readonly steps: readonly string[];
  readonly money: MoneyUnit;
  /** Units of `money` in one unit of the orders' money. */
  readonly moneyScale: number;
  /** Currencies that do not go together; undefined where there is one. */
  readonly mixed: { readonly costs: string; readonly orders: string } | undefined;
  readonly hasAmounts: boolean;
  readonly hasOutlook: boolean;
  readonly settings: AnalysisSettings;
}

/** The engine's figures as the screens and files take them. */
export function acquisitionView(found: Acquisition, frame: AcquisitionFrame): View {
  const { names, money, mixed, hasAmounts, settings } = frame;
  const { allocation, target } = settings.acquisition;
  const realised = hasAmounts ? 'realised' : 'none';
  return {
    money,
    costs: mixed ? { state: 'currency', ...mixed } : costsOf(found, allocation),
    clvBasis: frame.hasOutlook ? 'realised_expected' : realised,
    margin: settings.clv.margin,
    horizonMonths: settings.clv.horizonMonths,
    channels: channelsOf(found, frame),
    total: figuresOf(found.total),
    cohorts: found.cohorts.map((cohort) => ({
      month: formatIsoMonth(cohort.month),
      ...worthOf(cohort),
    })),
    tiers: hasAmounts
      ? found.tiers.map((tier, k) => ({
          tier: STAGE_SCHEMES.value[k] ?? 'low',
          realised: tier.realised,
          ...worthOf(tier),
        }))
      : [],
    mix: hasAmounts ? mixOf(found.mix, frame.moneyScale) : null,
    funnel: found.funnel
      ? { ok: true, value: funnelView(found.funnel, names, frame.steps) }
      : NO_LEADS,
    target,
    split: found.split ?? null,
  };
}

function costsOf(
  { costs, period }: Acquisition,
  allocation: AnalysisSettings['acquisition']['allocation'],
): View['costs'] {
  if (!costs) return { state: 'none' };
  const months = period && {
    from: formatIsoMonth(period.from),
    to: formatIsoMonth(period.to),
  };
  return { state: 'used', allocation, ...costs, period: months ?? null };
}

/** Most customers first; a line of neither customers nor costs is none. */
function channelsOf(
  found: Acquisition,
  { names, spellings, inCosts }: AcquisitionFrame,
): View['channels'] {
  return found.lines
    .map((line, k) => ({
      channel: names[k] ?? '',
      spellings: [...(spellings[k] ?? [])],
      ...figuresOf(line),
      quadrant: line.quadrant ?? null,
      alert: line.alert ? alertOf(line.alert) : null,
      prices: line.prices ? pricesOf(line.prices) : null,
    }))
    .filter(({ customers }, k) => customers > 0 || inCosts.has(k))
    .sort((a, b) => b.customers - a.customers || (a.channel < b.channel ? -1 : 1));
}

function worthOf(figures: WorthFigures) {
  return {
    customers: figures.customers,
    costedCustomers: figures.costedCustomers,
    cost: known(figures.cost),
    cac: known(figures.cac),
    clv: known(figures.clv),
    clvToCac: known(figures.clvToCac),
    paybackMonths: known(figures.paybackMonths),
    few: figures.few,
  };
}

function figuresOf(line: ChannelFigures): View['total'] {
  return {
    ...worthOf(line),
    allocated: line.allocated,
    conversion: known(line.conversion),
    observed: line.observed,
    retention: known(line.retention),
    stickiness: known(line.stickiness),
    newestLoss: line.newestLoss,
    earlierLoss: line.earlierLoss,
    months: line.months.map(({ month, customers, cost, cac, conversion }) => ({
      month: formatIsoMonth(month),
      customers,
      cost: known(cost),
      cac: known(cac),
      conversion: known(conversion),
    })),
    recovered: line.recovered.map((value, n) => ({ value, customers: line.followed[n] ?? 0 })),
  };
}

function pricesOf(prices: UnitPrices): NonNullable<View['channels'][number]['prices']> {
  return {
    byBasis: COST_BASES.map((basis, k) => ({ basis, cost: prices.byBasis[k] ?? 0 })).filter(
      ({ cost }) => cost !== 0,
    ),
    impressions: known(prices.impressions),
    clicks: known(prices.clicks),
    clickRate: known(prices.clickRate),
    cpc: known(prices.cpc),
    leads: known(prices.leads),
    cpl: known(prices.cpl),
  };
}

function mixOf(mix: ChannelMix, scale: number): View['mix'] {
  const scaled = ({ customers, orders, revenue }: ChannelMix['single']) => ({
    customers,
    orders,
    revenue: revenue * scale,
  });
  return {
    single: scaled(mix.single),
    several: scaled(mix.several),
    singleMatched: known(mix.singleMatched * scale),
    severalMatched: known(mix.severalMatched * scale),
    matchedCustomers: mix.matchedCustomers,
  };
}

function alertOf({ from, month, ...figures }: ConversionAlert) {
  return { from: formatIsoMonth(from), month: formatIsoMonth(month), ...figures };
}
