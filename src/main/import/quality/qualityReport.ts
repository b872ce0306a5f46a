import type { KeepUntil, Quality, QualityLine, QualityReport } from '#shared/contract/quality.ts';
import { parseIsoDay, type Day } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { batchParts } from '../commit/batchParts.ts';
import { batchFacts, planOf, type BatchFacts, type Part, type QualityFacts } from './batchFacts.ts';

/**
 * What the data are like, per complete batch and in total: every row that was read is accepted or left out by a
 * named rule, and the rows and sums of the store are those that were accepted.
 *
 * @param today the day of the clock, for the time that data may be kept: a duty of law runs on while no data come
 *   in, unlike every other figure, which stands on the analysis date
 */
export function qualityReport(store: Store, today: Day): QualityReport {
  const complete = store.batches.list().filter(({ state }) => state === 'complete');
  const parts = batchParts(store);
  const found = complete.map((batch) => ({
    batch,
    facts: batchFacts(store, batch, parts.get(batch.id) ?? []),
  }));
  const facts = found.map((one) => one.facts);
  return {
    batches: found.map(({ batch, facts: own }) => ({
      ...qualityOf(own, sumsOf(batch, own), limitsOf(batch, own)),
      batchId: batch.id,
      cut: batch.warnings['PROBABLY_CUT'] !== undefined,
    })),
    total: facts.length === 0 ? null : qualityOf(together(facts), null, null),
    keepUntil: complete
      .flatMap((batch) => keepUntilOf(batch, today))
      .sort((a, b) => a.daysLeft - b.daysLeft || a.batchId - b.batchId),
  };
}

function sumsOf(
  { hasAmounts, moneyDigits, currency }: BatchRecord,
  facts: BatchFacts,
): Quality['sums'] {
  if (!hasAmounts) return null;
  const major = (minor: bigint): string => formatMajor(Number(minor), moneyDigits);
  return { accepted: major(facts.acceptedMinor), stored: major(facts.storedMinor), currency };
}

function limitsOf({ moneyDigits }: BatchRecord, { low, high }: BatchFacts): Quality['limits'] {
  if (Number.isNaN(low)) return null;
  return {
    low: formatMajor(Math.round(low), moneyDigits),
    high: formatMajor(Math.round(high), moneyDigits),
  };
}

function qualityOf(facts: QualityFacts, sums: Quality['sums'], limits: Quality['limits']): Quality {
  const { lines, left } = linesOf(facts);
  const { read, accepted, stored, acceptedMinor, storedMinor } = facts;
  return {
    rowsRead: read,
    rowsAccepted: accepted,
    rowsStored: stored,
    rowsSound: facts.sound,
    rowsWithData: read - facts.noData - facts.overlapping,
    sums,
    reconciles: left === accepted && accepted === stored && acceptedMinor === storedMinor,
    limits,
    lines,
  };
}

/**
 * The rules one behind the other: what is before one is what was left by the one before it; `left` is what is left by
 * the last that leaves rows out.
 */
function linesOf(facts: QualityFacts): { lines: QualityLine[]; left: number } {
  const lines: QualityLine[] = [];
  let rows = facts.read;
  const leaveOut = (
    rule: QualityLine['rule'],
    found: number,
    out: number,
    detail: string | null = null,
  ): void => {
    lines.push({ rule, detail, unit: 'rows', before: rows, found, after: rows - out });
    rows -= out;
  };
  for (const [code, count] of Object.entries(facts.rejected))
    leaveOut('rejected', count, count, code);
  leaveOut('no_data', facts.noData, facts.noData);
  if (facts.overlapping > 0) leaveOut('overlapping', facts.overlapping, facts.overlapping);
  leaveOut('repeated', facts.repeated, facts.repeatedOut);
  if (facts.duplicates > 0) leaveOut('duplicate', facts.duplicates, facts.duplicates);
  const lookAt = (
    rule: QualityLine['rule'],
    { count, of }: Part,
    unit: QualityLine['unit'] = 'rows',
    detail: string | null = null,
  ): void => {
    if (of > 0) lines.push({ rule, detail, unit, before: of, found: count, after: of });
  };
  lookAt('changed', { count: facts.changed, of: facts.accepted });
  for (const [code, part] of Object.entries(facts.marked)) lookAt('marked', part, 'rows', code);
  lookAt('unidentified', facts.unidentified);
  for (const [field, part] of Object.entries(facts.missing)) lookAt('missing', part, 'rows', field);
  lookAt('outliers', facts.outliers);
  lookAt('future', facts.future);
  lookAt('gaps', facts.gaps, 'months');
  return { lines, left: rows };
}

/** The facts of several batches as those of one; sums of different currencies are only compared, never shown. */
function together(all: readonly QualityFacts[]): QualityFacts {
  const sum = (of: (facts: QualityFacts) => number): number =>
    all.reduce((total, facts) => total + of(facts), 0);
  const money = (of: (facts: QualityFacts) => bigint): bigint =>
    all.reduce((total, facts) => total + of(facts), 0n);
  const part = (of: (facts: QualityFacts) => Part): Part => ({
    count: sum((facts) => of(facts).count),
    of: sum((facts) => of(facts).of),
  });
  const keys = (of: (facts: QualityFacts) => object): string[] => [
    ...new Set(all.flatMap((facts) => Object.keys(of(facts)))),
  ];
  const none: Part = { count: 0, of: 0 };
  const byKey = (
    of: (facts: QualityFacts) => Readonly<Record<string, Part>>,
  ): Record<string, Part> =>
    Object.fromEntries(keys(of).map((key) => [key, part((facts) => of(facts)[key] ?? none)]));
  return {
    read: sum(({ read }) => read),
    accepted: sum(({ accepted }) => accepted),
    stored: sum(({ stored }) => stored),
    sound: sum(({ sound }) => sound),
    acceptedMinor: money(({ acceptedMinor }) => acceptedMinor),
    storedMinor: money(({ storedMinor }) => storedMinor),
    rejected: Object.fromEntries(
      keys(({ rejected }) => rejected).map((code) => [
        code,
        sum(({ rejected }) => rejected[code] ?? 0),
      ]),
    ),
    noData: sum(({ noData }) => noData),
    overlapping: sum(({ overlapping }) => overlapping),
    repeated: sum(({ repeated }) => repeated),
    repeatedOut: sum(({ repeatedOut }) => repeatedOut),
    duplicates: sum(({ duplicates }) => duplicates),
    changed: sum(({ changed }) => changed),
    unidentified: part(({ unidentified }) => unidentified),
    marked: byKey(({ marked }) => marked),
    missing: byKey(({ missing }) => missing),
    outliers: part(({ outliers }) => outliers),
    future: part(({ future }) => future),
    gaps: part(({ gaps }) => gaps),
  };
}

/** Until when a batch may be kept, if somebody said so, and the personal columns that it holds. */
function keepUntilOf(batch: BatchRecord, today: Day): KeepUntil[] {
  const plan = planOf(batch);
  const until = plan?.privacy?.keepUntil;
  const day = typeof until === 'string' ? parseIsoDay(until) : undefined;
  if (plan === undefined || typeof until !== 'string' || day === undefined) return [];
  const held = plan.columns.filter(
    ({ field, action, personal }) => field !== null && action !== 'drop' && personal !== null,
  );
  return [
    { batchId: batch.id, until, daysLeft: day - today, columns: held.map(({ name }) => name) },
  ];
}
