import { AppError } from '#shared/contract/errors.ts';
import type { ReportFigure } from '#shared/contract/reportFigures.ts';
import { reportOutlineSchema, type ReportOutline } from '#shared/contract/reports.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { MOST_REPORT_FIGURES, REPORT_PAGES } from '#shared/domain/reportPages.ts';
import type { Store } from '#main/store/index.ts';

/** Key of the outline among the workspace's settings, which are in the encrypted file. */
const KEY = 'reportOutline';

/** The order of a workspace that has not changed it: the standard pages. */
const STANDARD: ReportOutline = {
  entries: REPORT_PAGES.map((page) => ({ kind: 'page', page, shown: true })),
};

/** The report's pages and figures in their order. */
export function readOutline(store: Store): ReportOutline {
  const saved = store.settings.get(KEY);
  return saved === undefined ? STANDARD : reportOutlineSchema.parse(JSON.parse(saved));
}

/** Saves an order whole; what was there before is gone. */
export function saveOutline(store: Store, outline: ReportOutline): ReportOutline {
  store.settings.set(KEY, canonicalJson(outline));
  return outline;
}

/**
 * Adds a figure after the last one that was added; the first comes before the method page, so that
 * method and data quality stay at the end. Its number is above all numbers in the outline.
 * @throws AppError BAD_REQUEST with the rule `report_full` when the report holds all that it can.
 */
export function addFigure(store: Store, figure: ReportFigure): { readonly id: number } {
  const { entries } = readOutline(store);
  const ids = entries.flatMap((entry) => (entry.kind === 'figure' ? entry.id : []));
  if (ids.length >= MOST_REPORT_FIGURES) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'report_full' } });
  }
  const id = Math.max(0, ...ids) + 1;
  const last = entries.findLastIndex(({ kind }) => kind === 'figure');
  const method = entries.findIndex((entry) => entry.kind === 'page' && entry.page === 'method');
  const at = last === -1 ? method : last + 1;
  const entry = { kind: 'figure' as const, id, figure, message: '', note: '', shown: true };
  saveOutline(store, { entries: entries.toSpliced(at, 0, entry) });
  return { id };
}

/** Takes a figure out; one that is not there is out already. */
export function removeFigure(store: Store, id: number): void {
  const { entries } = readOutline(store);
  saveOutline(store, {
    entries: entries.filter((entry) => entry.kind !== 'figure' || entry.id !== id),
  });
}
