import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  atRiskBefore,
  kaplanMeier,
  lifeTable,
  lifeTables,
  logRank,
  nelsonAalen,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type Durations,
} from '#main/engine/index.ts';
import { libraryFile, libraryIsThere, reference } from './shared.ts';

interface Fitted {
  readonly n: number;
  readonly events: number;
  readonly at_times_conf_log_log: readonly {
    readonly time: number;
    readonly n_risk: number;
    readonly surv: number;
    readonly std_err: number;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
  readonly quantiles_conf_log: readonly { readonly q: number; readonly estimate: number | null }[];
  readonly nelson_aalen: readonly {
    readonly time: number;
    readonly cumhaz: number;
    readonly std_err: number;
  }[];
  readonly restricted_mean: readonly {
    readonly tau: number;
    readonly rmst: number;
    readonly se: number;
  }[];
  readonly full_curve: {
    readonly time: readonly number[];
    readonly n_risk: readonly number[];
    readonly n_event: readonly number[];
    readonly n_censor: readonly number[];
    readonly surv: readonly number[];
    readonly greenwood_se: readonly (number | null)[];
  };
}

interface Reference {
  readonly km: Fitted;
  readonly log_rank: readonly {
    readonly formula: string;
    readonly log_rank: {
      readonly chisq: number;
      readonly df: number;
      readonly p: number;
      readonly expected: readonly number[];
    };
  }[];
}

/** Rows of a file by the names of its columns; no cell of these files holds a comma. */
function rowsOf(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(libraryFile(path), 'utf8').trim().split('\n');
  const names = head.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

function durations(
  rows: readonly Record<string, string>[],
  time: string,
  event: string,
  yes: string,
): Durations {
  return {
    time: Int32Array.from(rows, (row) => Number(row[time])),
    ended: Uint8Array.from(rows, (row) => (row[event] === yes ? 1 : 0)),
  };
}

const SETS = [
  ['rossi', 'churn/rossi.csv', 'week', 'arrest', '1', 'churn/rossi-survival.json'],
  [
    'telco',
    'churn/telco-customer-churn.csv',
    'tenure',
    'Churn',
    'Yes',
    'churn/telco-survival.json',
  ],
] as const;

describe.skipIf(!libraryIsThere())('survival as R computes it', () => {
  it.each(SETS)('%s', (_name, file, time, event, yes, answers) => {
    const rows = rowsOf(file);
    const given = durations(rows, time, event, yes);
    const { km, log_rank: tests } = reference(answers) as Reference;
    const table = lifeTable(given);
    const curve = kaplanMeier(table);
    expect([table.cases, table.events]).toEqual([km.n, km.events]);
    expect([...table.time]).toEqual(km.full_curve.time);
    expect([...table.atRisk]).toEqual(km.full_curve.n_risk);
    expect([...table.ended]).toEqual(km.full_curve.n_event);
    expect([...table.censored]).toEqual(km.full_curve.n_censor);
    for (const [i, share] of km.full_curve.surv.entries()) {
      expect(curve.survival[i]).toBeCloseTo(share, 10);
      expect(curve.standardError[i]).toBeCloseTo(km.full_curve.greenwood_se[i] ?? Number.NaN, 10);
    }
    for (const row of km.at_times_conf_log_log) {
      const [point] = survivalAt(curve, [row.time]);
      expect(atRiskBefore(table, row.time)).toBe(row.n_risk);
      expect(point?.low).toBeCloseTo(row.lower ?? 1, 10);
      expect(point?.high).toBeCloseTo(row.upper ?? 1, 10);
    }
    for (const { q, estimate } of km.quantiles_conf_log) {
      expect(survivalQuantile(curve, q).time).toBe(estimate ?? undefined);
    }
    const hazard = nelsonAalen(table);
    for (const row of km.nelson_aalen) {
      const at = table.time.findLastIndex((t) => t <= row.time);
      expect(hazard.hazard[at]).toBeCloseTo(row.cumhaz, 10);
      expect(hazard.standardError[at]).toBeCloseTo(row.std_err, 10);
    }
    for (const { tau, rmst, se } of km.restricted_mean) {
      const mean = restrictedMean(table, tau);
      expect(mean.mean).toBeCloseTo(rmst, 9);
      expect(mean.standardError).toBeCloseTo(se, 9);
    }
    for (const { formula, log_rank: expected } of tests) {
      const by = formula.split('~')[1]?.trim() ?? '';
      const levels = [...new Set(rows.map((row) => row[by] ?? ''))].sort();
      const codes = Uint8Array.from(rows, (row) => levels.indexOf(row[by] ?? ''));
      const found = logRank(lifeTables(given, codes, levels.length));
      expect(found?.degrees).toBe(expected.df);
      expect((found?.chiSquare ?? 0) / expected.chisq).toBeCloseTo(1, 9);
      expect(found?.probability).toBeCloseTo(expected.p, 8);
      for (const [i, value] of expected.expected.entries()) {
        expect((found?.expected[i] ?? 0) / value).toBeCloseTo(1, 9);
      }
    }
  });
});
