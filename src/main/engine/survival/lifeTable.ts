/**
 * Durations as a table: how many ended and how many were censored at each time, and how many were
 * still at risk just before it. A case censored at t was under observation at t (the usual order of
 * ties: ends before censorings).
 */
export interface LifeTable {
  /** Different times at which something ended or was censored, rising. */
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
  readonly censored: Float64Array;
  readonly cases: number;
  readonly events: number;
}

/** Durations of cases; whole numbers from 0, below 0 for a case that does not take part. */
export interface Durations {
  readonly time: Int32Array;
  /** 1 if the duration ended, 0 if it was censored. */
  readonly ended: Uint8Array;
}

/** The life table of all cases. */
export function lifeTable(durations: Durations): LifeTable {
  return lifeTables(durations, new Uint8Array(durations.time.length), 1)[0] as LifeTable;
}

/** The life table of each group 0 to `count - 1`; cases of other groups are left out. One pass. */
export function lifeTables(
  durations: Durations,
  group: Uint8Array | Uint16Array,
  count: number,
): LifeTable[] {
  const { time, ended } = durations;
  const longest = time.reduce((most, t) => Math.max(most, t), -1);
  const tallies = Array.from({ length: count }, () => ({
    ended: new Float64Array(longest + 1),
    censored: new Float64Array(longest + 1),
  }));
  for (let i = 0; i < time.length; i++) {
    const t = time[i] as number;
    const tally = t < 0 ? undefined : tallies[group[i] as number];
    if (!tally) continue;
    const column = ended[i] === 1 ? tally.ended : tally.censored;
    column[t] = (column[t] as number) + 1;
  }
  return tallies.map((tally) => tableOf(tally.ended, tally.censored));
}

function tableOf(ended: Float64Array, censored: Float64Array): LifeTable {
  const time = Float64Array.from(ended.keys()).filter(
    (t) => (ended[t] as number) + (censored[t] as number) > 0,
  );
  const endedAt = time.map((t) => ended[t] as number);
  const censoredAt = time.map((t) => censored[t] as number);
  const events = endedAt.reduce((sum, n) => sum + n, 0);
  const cases = events + censoredAt.reduce((sum, n) => sum + n, 0);
  let left = cases;
  const atRisk = time.map((_, i) => {
    const before = left;
    left -= (endedAt[i] as number) + (censoredAt[i] as number);
    return before;
  });
  return { time, atRisk, ended: endedAt, censored: censoredAt, cases, events };
}

/** Cases that are still at risk just before a time. */
export function atRiskBefore(table: LifeTable, time: number): number {
  const at = table.time.findIndex((t) => t >= time);
  return at < 0 ? 0 : (table.atRisk[at] as number);
}
