import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  DEFAULT_RFM_SETTINGS,
  tuneCuts,
  type RfmFixedCuts,
  type RfmSettings,
  type Tuning,
} from '#main/engine/index.ts';

/** How the scores of one day are made. */
export interface ScoringAt {
  readonly settings: RfmSettings;
  /** Limits in force, null for quantiles. */
  readonly limits: RfmFixedCuts | null;
  /** What tuning found, undefined where it was not asked for. */
  readonly tuning: Tuning | undefined;
}

/** The money of the ledger that limits in main units are turned into. */
export interface MoneyUnit {
  readonly digits: number;
}

/**
 * How a day's customers are scored. Tuned cut points are tuned from what was known by that day, so that a
 * look at the past never uses what came later.
 */
export function scoringAt(
  snapshot: Snapshot,
  day: Day,
  rfm: AnalysisSettings['rfm'],
  money: MoneyUnit,
  control?: JobControl,
): ScoringAt {
  if (rfm.method === 'fixed') return scoringBy(rfm, setLimits(rfm, money));
  if (rfm.method === 'quantiles') return scoringBy(rfm, null);
  const { periodDays, levels } = rfm;
  const { leastCustomers } = DEFAULT_RFM_SETTINGS;
  const tuning = tuneCuts(snapshot, day, { periodDays, levels, leastCustomers }, control);
  return scoringBy(rfm, tuning.cuts ?? null, tuning);
}

/** Scoring by known limits, or by quantiles without any. */
export function scoringBy(
  { levels, line }: AnalysisSettings['rfm'],
  limits: RfmFixedCuts | null,
  tuning?: Tuning,
): ScoringAt {
  return {
    settings: {
      levels,
      line,
      leastCustomers: DEFAULT_RFM_SETTINGS.leastCustomers,
      method: limits === null ? { kind: 'quantile' } : { kind: 'fixed', cuts: limits },
    },
    limits,
    tuning,
  };
}

/** The limits of the settings, in minor units; there are always four, of which the first ones hold. */
function setLimits({ fixed, levels }: AnalysisSettings['rfm'], money: MoneyUnit): RfmFixedCuts {
  return {
    recencyDays: fixed.recencyDays.slice(0, levels - 1),
    frequency: fixed.frequency.slice(0, levels - 1),
    monetary: fixed.monetary
      .slice(0, levels - 1)
      .map((limit) => Math.round(limit * 10 ** money.digits)),
  };
}
