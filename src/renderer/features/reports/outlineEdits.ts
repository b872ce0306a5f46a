import type { OutlineEntry, ReportOutline } from '#shared/contract/reports.ts';

/** Changes of the report's order; each gives a new outline and leaves the old one for undo. */

/** Name of an entry that stays the same wherever it stands. */
export function entryKey(entry: OutlineEntry): string {
  return entry.kind === 'page' ? entry.page : `figure-${entry.id}`;
}

/** The entry one place further up (−1) or down (1); at the end of the list nothing moves. */
export function moved(outline: ReportOutline, at: number, by: -1 | 1): ReportOutline {
  const { entries } = outline;
  const [entry, other] = [entries[at], entries[at + by]];
  if (!entry || !other) return outline;
  return { entries: entries.with(at, other).with(at + by, entry) };
}

/** The entry at a place changed. */
export function changedAt(outline: ReportOutline, at: number, entry: OutlineEntry): ReportOutline {
  return { entries: outline.entries.with(at, entry) };
}

/** Without the entry at a place. */
export function withoutAt(outline: ReportOutline, at: number): ReportOutline {
  return { entries: outline.entries.toSpliced(at, 1) };
}
