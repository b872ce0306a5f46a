import type { Day } from '#shared/domain/calendar.ts';

/** Rows of files of leads; all columns but `customer` are equally long. */
export interface LeadColumns {
  /** Number of the lead that a row is about, from 0; rows of one customer are one lead. */
  readonly lead: Uint32Array;
  /** Line of the channel table that the row names, 0 for none. */
  readonly line: Int32Array;
  /** Step that the row names, -1 for none. */
  readonly step: Int32Array;
  readonly day: Int32Array;
  /** Customer of each lead, -1 for one who is none. */
  readonly customer: Int32Array;
  /** Steps that the rows may name. */
  readonly steps: readonly LeadStep[];
}

export interface LeadStep {
  /** Place that the step's name suggests, where the dates do not tell; NaN for a name that tells none. */
  readonly rank: number;
  /** A lead that was given up: an end, no step on the way. */
  readonly lost: boolean;
}

/** One lead as its rows tell it. */
export interface LeadRecord {
  readonly customer: number;
  /** Line of the first row that names a channel, 0 without one. */
  readonly line: number;
  readonly firstDay: Day;
  /** First day at each step; undefined for a step without a row. */
  readonly days: readonly (Day | undefined)[];
}

/** The leads with a row on or before `asOf`, by number; no order of rows changes them. */
export function leadRecords(columns: LeadColumns, asOf: Day): LeadRecord[] {
  const leads = columns.customer.length;
  const first = new Float64Array(leads).fill(Number.POSITIVE_INFINITY);
  const channelDay = new Float64Array(leads).fill(Number.POSITIVE_INFINITY);
  const line = new Int32Array(leads);
  const days = new Map<number, (Day | undefined)[]>();
  for (let i = 0; i < columns.lead.length; i++) {
    const day = columns.day[i] as number;
    if (day > asOf) continue;
    const lead = columns.lead[i] as number;
    first[lead] = Math.min(first[lead] as number, day);
    const named = columns.line[i] as number;
    const known = channelDay[lead] as number;
    if (named > 0 && (day < known || (day === known && named < (line[lead] as number)))) {
      channelDay[lead] = day;
      line[lead] = named;
    }
    const step = columns.step[i] as number;
    if (step < 0) continue;
    let own = days.get(lead);
    if (own === undefined) days.set(lead, (own = new Array<Day | undefined>(columns.steps.length)));
    own[step] = Math.min(own[step] ?? day, day);
  }
  const records: LeadRecord[] = [];
  for (let lead = 0; lead < leads; lead++) {
    if (first[lead] === Number.POSITIVE_INFINITY) continue;
    records.push({
      customer: columns.customer[lead] as number,
      line: line[lead] as number,
      firstDay: first[lead] as number,
      days: days.get(lead) ?? [],
    });
  }
  return records;
}

/**
 * The steps in the order in which leads go through them: a step goes before those that more leads
 * reached later than earlier (A. H. Copeland, 1951). Where the dates are even, as in a file with one
 * row per lead, the rank of the names decides if all have one, then the number of leads, then the given
 * order. Steps
 * without a lead and those of given-up leads are none.
 */
export function stepOrder(records: readonly LeadRecord[], steps: readonly LeadStep[]): number[] {
  const size = steps.length;
  const before = new Float64Array(size * size);
  const leads = new Float64Array(size);
  for (const { days } of records) {
    for (let a = 0; a < days.length; a++) {
      const day = days[a];
      if (day === undefined) continue;
      leads[a] = (leads[a] as number) + 1;
      for (let b = 0; b < days.length; b++) {
        const other = days[b];
        if (other !== undefined && day < other) {
          before[a * size + b] = (before[a * size + b] as number) + 1;
        }
      }
    }
  }
  const used = steps.flatMap(({ lost }, step) => (lost || leads[step] === 0 ? [] : [step]));
  const wins = (a: number): number =>
    used.reduce(
      (sum, b) =>
        sum + Math.sign((before[a * size + b] as number) - (before[b * size + a] as number)),
      0,
    );
  const score = new Map(used.map((step) => [step, wins(step)]));
  const ranks = used.map((step) => steps[step]?.rank ?? Number.NaN);
  // Half of the names known would put the others nowhere.
  const ranked = ranks.every((rank) => !Number.isNaN(rank));
  const rank = (step: number): number => (ranked ? (steps[step]?.rank ?? 0) : 0);
  return used.sort(
    (a, b) =>
      (score.get(b) ?? 0) - (score.get(a) ?? 0) ||
      rank(a) - rank(b) ||
      (leads[b] as number) - (leads[a] as number) ||
      a - b,
  );
}
