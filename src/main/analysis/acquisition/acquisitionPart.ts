import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { formatIsoMonth } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  channelAcquisition,
  type Acquisition,
  type ChannelFigures,
  type ConversionAlert,
} from '#main/engine/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import { NO_CUSTOMERS, type AcquisitionBody, type Body } from '../views/stored.ts';
import { channelLines } from './channelLines.ts';
import type { ImportedCosts } from './importedCosts.ts';

export interface AcquisitionParts {
  readonly ledger: Ledger;
  readonly snapshot: Snapshot;
  /** Undefined when no costs were imported. */
  readonly costs: ImportedCosts | undefined;
  /** Expected discounted value by customer, margin taken; undefined when no value model was fitted. */
  readonly outlook: Float64Array | undefined;
  /** Customers with an order. */
  readonly customers: number;
  readonly settings: AnalysisSettings;
}

/**
 * Acquisition by channel: costs of the workspace against the customers whom each channel won. Costs in
 * another currency than the orders, or in several, are not divided; clicks then still count.
 */
export function acquisitionPart(parts: AcquisitionParts, control: JobControl): AcquisitionBody {
  const { ledger, snapshot, costs, outlook, customers, settings } = parts;
  if (customers === 0) return NO_CUSTOMERS;
  const { allocation, names: renamed } = settings.acquisition;
  const { names, lineOf, costLine } = channelLines(ledger.channels, costs?.channel ?? [], renamed);
  const currencies = new Set([...(costs?.currencies ?? []), ledger.money.currency ?? []].flat());
  const oneCurrency = currencies.size <= 1;
  const digits = Math.max(ledger.money.digits, costs?.digits ?? 0);
  const finer = 10 ** (digits - (costs?.digits ?? 0));
  const { hasAmounts } = ledger;
  const found = channelAcquisition(
    {
      snapshot,
      lineOf,
      lines: names.length,
      costs: costs && {
        line: costLine,
        day: costs.day,
        cost: costs.cost.map((cost) => (oneCurrency ? cost * finer : Number.NaN)),
        clicks: costs.clicks,
      },
      allocation,
      hasAmounts,
      margin: settings.clv.margin ?? 1,
      moneyScale: 10 ** (digits - ledger.money.digits),
      outlook,
    },
    control,
  );
  const realised = hasAmounts ? 'realised' : 'none';
  return {
    ok: true,
    value: {
      money: { currency: [...currencies][0] ?? null, digits },
      costs: oneCurrency
        ? costsOf(found, allocation)
        : {
            state: 'currency',
            costs: costs?.currencies.join(', ') ?? '',
            orders: ledger.money.currency ?? '',
          },
      clvBasis: outlook ? 'realised_expected' : realised,
      margin: settings.clv.margin,
      horizonMonths: settings.clv.horizonMonths,
      channels: channelsOf(found, names),
      total: figuresOf(found.total),
      split: found.split ?? null,
    },
  };
}

function costsOf(
  { costs, period }: Acquisition,
  allocation: AnalysisSettings['acquisition']['allocation'],
): Body<AcquisitionView>['costs'] {
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
  names: readonly string[],
): Body<AcquisitionView>['channels'] {
  return found.lines
    .map((line, k) => ({
      channel: names[k] ?? '',
      ...figuresOf(line),
      quadrant: line.quadrant ?? null,
      alert: line.alert ? alertOf(line.alert) : null,
    }))
    .filter(({ channel, customers }) => channel !== '' || customers > 0)
    .sort((a, b) => b.customers - a.customers || (a.channel < b.channel ? -1 : 1));
}

function figuresOf(line: ChannelFigures): Body<AcquisitionView>['total'] {
  return {
    customers: line.customers,
    costedCustomers: line.costedCustomers,
    cost: known(line.cost),
    allocated: line.allocated,
    cac: known(line.cac),
    conversion: known(line.conversion),
    observed: line.observed,
    retention: known(line.retention),
    clv: known(line.clv),
    clvToCac: known(line.clvToCac),
    paybackMonths: known(line.paybackMonths),
    few: line.few,
    months: line.months.map(({ month, customers, cost, cac, conversion }) => ({
      month: formatIsoMonth(month),
      customers,
      cost: known(cost),
      cac: known(cac),
      conversion: known(conversion),
    })),
  };
}

function alertOf({ month, ...figures }: ConversionAlert) {
  return { month: formatIsoMonth(month), ...figures };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
