import { IMPORT_KINDS, type ImportKind } from '#shared/domain/importKinds.ts';

/** Rows of one batch in one calendar month. */
export interface MonthRows {
  readonly month: string;
  readonly rows: number;
}

/** All months from the first to the last that any batch covers, `YYYY-MM`, without gaps. */
export function monthsBetween(batches: readonly { readonly months: readonly MonthRows[] }[]) {
  const known = batches.flatMap(({ months }) => months.map(({ month }) => month)).sort();
  const first = known.at(0);
  const last = known.at(-1);
  const months: string[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last;) {
    months.push(month);
    month = nextMonth(month);
  }
  return months;
}

/** The years of a row of months, each with how many of them it has. */
export function yearsOf(months: readonly string[]): { year: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const month of months) {
    const year = month.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([year, count]) => ({ year, count }));
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`;
}

/** One line of the calendar: a source, which is a kind of file, or one of its several files. */
export interface CoverageRow {
  readonly key: string;
  readonly kind: ImportKind;
  /** Undefined for the line of a source with several files. */
  readonly batchId: number | undefined;
  /** Rows per month that has any. */
  readonly rows: ReadonlyMap<string, number>;
  /** Months without a row between the first and the last of the source; a file of several has none of its own. */
  readonly gaps: ReadonlySet<string>;
}

/** The lines of the calendar, sources in the order of the kinds. */
export function coverageRows(
  batches: readonly { readonly id: number; readonly kind: ImportKind }[],
  covered: readonly { readonly batchId: number; readonly months: readonly MonthRows[] }[],
): CoverageRow[] {
  return IMPORT_KINDS.flatMap((kind) => {
    const files = covered.filter(({ batchId }) =>
      batches.some((batch) => batch.id === batchId && batch.kind === kind),
    );
    if (files.length === 0) return [];
    const rows = new Map<string, number>();
    for (const one of files.flatMap(({ months }) => months)) {
      if (one.rows > 0) rows.set(one.month, (rows.get(one.month) ?? 0) + one.rows);
    }
    const months = monthsBetween([{ months: [...rows].map(([month, n]) => ({ month, rows: n })) }]);
    const gaps = new Set(months.filter((month) => !rows.has(month)));
    const [only] = files;
    const source: CoverageRow = {
      key: kind,
      kind,
      batchId: files.length === 1 ? only?.batchId : undefined,
      rows,
      gaps,
    };
    if (files.length === 1) return [source];
    const own = files.map((file) => ({
      key: String(file.batchId),
      kind,
      batchId: file.batchId,
      rows: new Map(
        file.months.flatMap(({ month, rows: n }) => (n > 0 ? [[month, n] as const] : [])),
      ),
      gaps: new Set<string>(),
    }));
    return [source, ...own];
  });
}
