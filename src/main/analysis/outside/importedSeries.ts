import { importPlanSchema } from '#shared/contract/importPlan.ts';
import { textAt, type BatchRecord, type Store } from '#main/store/index.ts';
import { foldName } from '../foldName.ts';

/** One series of outside data. */
export interface DatedSeries {
  /** What it is called, with its unit in brackets where the file tells one. */
  readonly name: string;
  /** Ascending, every day once. */
  readonly days: Float64Array;
  readonly values: Float64Array;
}

interface Gathered {
  readonly name: string;
  readonly byDay: Map<number, number>;
}

/** Headers that say no more than that there is a number. */
const NAMELESS: ReadonlySet<string> = new Set(
  'value values number index 数值 值 数据 數值 數據 指数 指數'.split(' '),
);

/**
 * All series of the workspace by name, those of several files that fold alike being one. Of a day that comes again the
 * latest row counts, in the order of the imports.
 */
export function importedSeries(store: Store): DatedSeries[] {
  const sources = store.batches.sources();
  const series = new Map<string, Gathered>();
  for (const batch of sources.filter(({ kind }) => kind === 'series')) {
    const days = store.batches.column(batch.id, 'day');
    const values = store.batches.column(batch.id, 'value');
    if (!days || !values) continue;
    const whole = sources.find(({ id }) => id === batch.partOf) ?? batch;
    const nameOf = rowNames(store, batch, usualName(whole));
    for (let row = 0; row < days.length; row++) {
      const name = nameOf(row);
      const known = series.get(foldName(name)) ?? { name, byDay: new Map<number, number>() };
      series.set(foldName(name), known);
      known.byDay.set(days[row] as number, values[row] as number);
    }
  }
  return [...series.values()].map(sorted).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sorted({ name, byDay }: Gathered): DatedSeries {
  const days = Float64Array.from(byDay.keys()).sort();
  return { name, days, values: days.map((day) => byDay.get(day) ?? Number.NaN) };
}

/** What a series is called that its rows do not name: by the header of its values, else by the file. */
function usualName({ plan, fileName }: BatchRecord): string {
  const read = importPlanSchema.safeParse(JSON.parse(plan)).data;
  const header = read?.columns.find(({ field }) => field === 'value')?.name ?? '';
  const bare = fileName.replace(/(?:\.[a-z]{2,4}){1,2}$/iu, '');
  return header.trim() === '' || NAMELESS.has(foldName(header)) ? bare : header.trim();
}

function rowNames(store: Store, { id }: BatchRecord, usual: string): (row: number) => string {
  const [names, units] = [rowTexts(store, id, 'series'), rowTexts(store, id, 'unit')];
  return (row) => {
    const [name, unit] = [names(row) || usual, units(row)];
    return unit === '' ? name : `${name} (${unit})`;
  };
}

/** Text of each row of a column, empty where there is none. */
function rowTexts(store: Store, batchId: number, column: string): (row: number) => string {
  const codes = store.batches.column(batchId, column);
  const texts = store.batches.dictionary(batchId, column);
  if (!codes || !texts) return () => '';
  const words = Array.from({ length: texts.count }, (_, code) => textAt(texts, code));
  return (row) => words[codes[row] as number] ?? '';
}
