import { GOLDEN_BASE, simulatedSnapshot, type SimulatedBase } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import { betaGeometricBox, betaGeometricStarts } from './bgnbdFit.ts';
import { bgnbdObjective } from './bgnbdLikelihood.ts';
import {
  DEFAULT_CLV_SETTINGS,
  fitBgnbd,
  fitClv,
  fitGammaGamma,
  purchaseSummary,
  purchaseTable,
} from './index.ts';
import { searchLikelihood } from './likelihoodSearch.ts';
import { tableFacts } from './orderFit.ts';
import { profileInterval } from './profileInterval.ts';

/** Four standard errors of a share of `n`: a correct interval fails once in some 30,000 tests. */
const tolerance = (share: number, n: number): number => 4 * Math.sqrt((share * (1 - share)) / n);

/** The base, its values for the year after the analysis date, and how often their intervals held. */
function yearOf(base: SimulatedBase) {
  const later = simulatedSnapshot({ ...base, asOf: base.asOf + 365 });
  const outcome = fitClv(purchaseSummary(later, base.asOf), {
    ...DEFAULT_CLV_SETTINGS,
    yearlyRate: 0,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  const { columns, settings } = outcome.value;

  /** Share of the chosen customers whose spend lies within the interval, above it, and below it. */
  const held = (chosen: (pOrder: number) => boolean) => {
    let [n, inside, above] = [0, 0, 0];
    for (let c = 0; c < base.customers; c++) {
      if (!chosen(columns.pOrder[c] ?? NaN)) continue;
      let spent = 0;
      for (let i = later.orders.start[c] ?? 0; i < (later.orders.start[c + 1] ?? 0); i++) {
        if ((later.orders.day[i] ?? 0) > base.asOf) spent += later.orders.net[i] ?? 0;
      }
      n++;
      if (spent > (columns.clvHigh[c] ?? NaN)) above++;
      else if (spent >= (columns.clvLow[c] ?? NaN)) inside++;
    }
    return { n, inside: inside / n, above: above / n, below: 1 - (inside + above) / n };
  };
  return { held, level: settings.intervalLevel };
}

describe('intervals of value on a base that BG/NBD and Gamma-Gamma describe', () => {
  const { held, level } = yearOf({ ...GOLDEN_BASE, seed: 31, customers: 8000 });

  it('hold the spend of the year of as many customers as they say, or more', () => {
    const { n, inside } = held((pOrder) => pOrder >= 0);
    expect(n).toBeGreaterThan(7000);
    expect(inside).toBeGreaterThan(level - tolerance(level, n));
  });

  it('are no wider than that at their upper end', () => {
    // The upper end is that of a continuous amount wherever an order is likelier than its tail.
    const { n, above } = held((pOrder) => pOrder > 0.5);
    expect(n).toBeGreaterThan(1500);
    // The log-normal in the place of a sum of Gamma-Gamma spends is a little off in the tail.
    expect(Math.abs(above - 0.05)).toBeLessThan(tolerance(0.05, n) + 0.01);
  });
});

describe('intervals of value of the best customers, of whom many leave early in the year', () => {
  const heavy = { ...GOLDEN_BASE, seed: 32, customers: 9000, r: 1.2, alpha: 12, b: 8 };
  const { held } = yearOf(heavy);

  it('hold what they say, as often missed at one end as at the other', () => {
    const { n, above, below } = held((pOrder) => pOrder > 0.95);
    expect(n).toBeGreaterThan(700);
    expect(Math.abs(below - 0.05)).toBeLessThan(tolerance(0.05, n));
    expect(Math.abs(above - 0.05)).toBeLessThan(tolerance(0.05, n));
  });
});

describe('intervals of parameters over repeated samples', () => {
  const SAMPLES = 120;
  const TRUTH = [0.6, 5, 0.9, 3];
  const bases = Array.from({ length: SAMPLES }, (_, s) =>
    simulatedSnapshot({ ...GOLDEN_BASE, seed: 1000 + s, customers: 500 }),
  );
  const tables = bases.map((snapshot) => {
    const summary = purchaseSummary(snapshot);
    return purchaseTable(summary.frequency, summary.recencyDays, summary.ageDays, 7);
  });
  const least = 0.95 - tolerance(0.95, SAMPLES);
  const covered = (
    of: (sample: number) => readonly { low: number; high: number }[],
    truth: readonly number[],
  ) =>
    truth.map((value, i) => {
      let inside = 0;
      for (let s = 0; s < SAMPLES; s++) {
        const { low = NaN, high = NaN } = of(s)[i] ?? {};
        // Open ends hold everything on their side.
        if (!(value < low) && !(value > high)) inside++;
      }
      return inside / SAMPLES;
    });

  it('of BG/NBD hold the truth at their level', () => {
    const found = tables.map((table) => {
      const fit = fitBgnbd(table, 0);
      return fit.ok ? fit.value.estimates : [];
    });
    for (const share of covered((s) => found[s] ?? [], TRUTH)) expect(share).toBeGreaterThan(least);
  });

  it('by profile likelihood hold the truth at their level', () => {
    const check = (): void => undefined;
    const found = tables.map((table) => {
      const facts = tableFacts(table);
      if ('ok' in facts) return [];
      const box = betaGeometricBox(facts.meanAge);
      const { best, objective } = searchLikelihood(
        (rows) => bgnbdObjective(rows, 0),
        table,
        betaGeometricStarts(facts.rate),
        box,
        check,
      );
      return TRUTH.map((_, i) => {
        const { low, high } = profileInterval(objective, best, i, box, 0.95, check);
        return { low: Math.exp(low), high: Math.exp(high) };
      });
    });
    for (const share of covered((s) => found[s] ?? [], TRUTH)) {
      expect(share).toBeGreaterThan(least);
      expect(share).toBeLessThan(1);
    }
  });

  it('of Gamma-Gamma hold the truth at their level', () => {
    const found = bases.map((snapshot) => {
      const { frequency, meanValue } = purchaseSummary(snapshot);
      const fit = fitGammaGamma(frequency, meanValue);
      return fit.ok ? fit.value.estimates : [];
    });
    const { p, q, v } = GOLDEN_BASE;
    for (const share of covered((s) => found[s] ?? [], [p, q, v])) {
      expect(share).toBeGreaterThan(least);
    }
  });
});
