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
