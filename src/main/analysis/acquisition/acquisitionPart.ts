import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { channelAcquisition } from '#main/engine/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import { textAt } from '#main/store/index.ts';
import { NO_CUSTOMERS, type AcquisitionBody } from '../views/stored.ts';
import { acquisitionView } from './acquisitionView.ts';
import { channelLines } from './channelLines.ts';
import { costBases } from './costBasis.ts';
import type { ImportedCosts } from './importedCosts.ts';
import type { ImportedLeads } from './importedLeads.ts';
import { leadColumns } from './leadColumns.ts';

export interface AcquisitionParts {
  readonly ledger: Ledger;
  readonly snapshot: Snapshot;
  /** Undefined when no costs were imported. */
  readonly costs: ImportedCosts | undefined;
  /** Undefined when no leads were imported. */
  readonly leads: ImportedLeads | undefined;
  /** Expected discounted value by customer, margin taken; undefined when no value model was fitted. */
  readonly outlook: Float64Array | undefined;
  /** Value tier of each customer. */
  readonly tierOf: Uint8Array;
  /** Customers with an order. */
  readonly customers: number;
  readonly settings: AnalysisSettings;
}

/**
 * Acquisition by channel: costs and leads of the workspace against the customers whom each channel won.
 * Costs in another currency than the orders, or in several, are not divided; clicks then still count.
 */
export function acquisitionPart(parts: AcquisitionParts, control: JobControl): AcquisitionBody {
  const { ledger, snapshot, costs, leads, outlook, settings } = parts;
  if (parts.customers === 0) return NO_CUSTOMERS;
  const { allocation, names: renamed, bases } = settings.acquisition;
  const { names, lineOf, costLine, leadLine } = channelLines(
    ledger.channels,
    costs?.channel ?? [],
    leads?.channels ?? [],
    renamed,
  );
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
        impressions: costs.impressions,
        basis: costBases(
          costs.basis,
          Array.from(costLine, (line) => names[line] ?? ''),
          bases,
        ),
      },
      leads: leads && leadColumns(leads, leadLine),
      allocation,
      hasAmounts,
      margin: settings.clv.margin ?? 1,
      moneyScale: 10 ** (digits - ledger.money.digits),
      outlook,
      tierOf: parts.tierOf,
      tiers: STAGE_SCHEMES.value.length,
    },
    control,
  );
  return {
    ok: true,
    value: acquisitionView(found, {
      names,
      spellings: spellingsOf(ledger, lineOf),
      inCosts: new Set(costLine),
      steps: leads?.steps ?? [],
      money: { currency: [...currencies][0] ?? null, digits },
      moneyScale: 10 ** (digits - ledger.money.digits),
      mixed: oneCurrency
        ? undefined
        : { costs: costs?.currencies.join(', ') ?? '', orders: ledger.money.currency ?? '' },
      hasAmounts,
      hasOutlook: outlook !== undefined,
      settings,
    }),
  };
}

/** How the orders spell each line; the unknown channel is the empty name. */
function spellingsOf({ channels }: Ledger, lineOf: Uint16Array): string[][] {
  const spellings: string[][] = [];
  for (const [code, line] of lineOf.entries()) {
    (spellings[line] ??= []).push(textAt(channels, code));
  }
  return spellings;
}
