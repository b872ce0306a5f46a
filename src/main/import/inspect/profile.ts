import type { Reading } from '#shared/contract/importReading.ts';
import type { PreviewRow } from '#shared/contract/inspection.ts';
import { fieldType, type ImportField } from '#shared/domain/importKinds.ts';
import { NAMED_FIELDS } from '#shared/domain/valueNames.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { OddCells } from '../check/oddCells.ts';
import { HeaderBytes, skipReason } from '../check/skippedRows.ts';
import type { SkipCode } from '../check/rules.ts';
import { CaseCounts } from '../check/sums.ts';
import { dialectOf } from '../detect/dialect.ts';
import type { TableFinder } from '../detect/tableFinder.ts';
import { unitOfHeader } from '../map/units.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { RecordScanner } from '../read/scanner.ts';
import { placesOf } from '../read/tablePlace.ts';
import type { TextDamage } from '../read/textDamage.ts';
import { openText } from '../read/textFile.ts';
import { DateEvidence } from '../type/dateEvidence.ts';
import { DateScanner } from '../type/dateScanner.ts';
import { DATE_SHAPES } from '../type/dateShapes.ts';
import { NumberEvidence } from '../type/numberEvidence.ts';
import type { ZoneClock } from '../type/zoneClock.ts';
import { HardRows, SeenBytes } from './hardRows.ts';
import { RepeatedTotals } from './repeatedTotals.ts';
import { StatusValues } from './statusValues.ts';
import { ValueCounts } from './valueCounts.ts';
import { PointZeroEvidence } from './pointZero.ts';

const ROWS_PER_CHECK = 4096;

/** What one pass over all rows says about the mapped columns. */
export interface Profile {
  readonly rows: number;
  /** Rows without a value, by column. */
  readonly empty: Uint32Array;
  readonly skips: CaseCounts<SkipCode>;
  /** Skipped rows at the end of the file. */
  readonly tail: number;
  readonly dates: DateEvidence;
  readonly numbers: ReadonlyMap<ImportField, NumberEvidence>;
  readonly statuses: StatusValues;
  /** The values of columns whose values can be named. */
  readonly values: ReadonlyMap<ImportField, ValueCounts>;
  /** Of a file with order numbers and amounts. */
  readonly totals: RepeatedTotals | undefined;
  /** Whether an id column writes all its numbers with `.0`. */
  readonly pointZero: ReadonlyMap<ImportField, PointZeroEvidence>;
  readonly hardest: readonly PreviewRow[];
  readonly damage: TextDamage;
  /** Rows of a sheet's data with a cell that is merged with those below it. */
  readonly mergedRows: readonly number[];
  readonly odd: OddCells;
  /** Rows with a value beyond the cells of the header. */
  readonly beyondHeader: number;
}

const IDS: readonly ImportField[] = ['customer_id', 'order_id', 'phone', 'event_id'];

/**
 * Reads the whole file once and gathers the evidence that types are decided on: never a sample, never
 * row by row. `fields` gives the column of each mapped field, `clock` the time zone of the dates; `finder`
 * looks for further tables on the way.
 */
export function profileFile(
  source: FileToRead,
  reading: Reading,
  names: readonly string[],
  header: readonly string[],
  fields: ReadonlyMap<ImportField, number>,
  {
    clock,
    finder,
  }: { readonly clock: ZoneClock | undefined; readonly finder?: TableFinder | undefined },
  control: JobControl,
): Profile {
  const file = openText(source, reading, false, control);
  try {
    const dialect = dialectOf(reading);
    const seen = new SeenBytes(file, dialect);
    const scanner = new RecordScanner(seen, dialect, names.length);
    const skips = new CaseCounts<SkipCode>();
    const hard = new HardRows(dialect, seen);
    const odd = new OddCells();
    const evidence = new ColumnsEvidence(names, fields, clock);
    let headerBytes: HeaderBytes | undefined;
    const places = placesOf(reading);
    const empty = new Uint32Array(names.length);
    let rows = 0;
    let tail = 0;
    for (let record = 0; scanner.next(); record += 1) {
      if ((record & (ROWS_PER_CHECK - 1)) === 0) {
        control.check();
        control.progress({ phase: 'read', done: file.bytesRead, total: file.bytes, unit: 'bytes' });
      }
      if (record < places.rows && record >= places.from) {
        if (record === places.header) headerBytes = new HeaderBytes(scanner);
        continue;
      }
      finder?.look(scanner, record);
      if (scanner.blank) continue;
      if (record < places.from || record >= places.until) {
        skips.add('OTHER_TABLE', scanner.line);
        continue;
      }
      hard.add(scanner);
      const skip =
        headerBytes?.repeatedBy(scanner) === true
          ? 'HEADER_AGAIN'
          : evidence.isData(scanner)
            ? undefined
            : skipReason(scanner);
      if (skip !== undefined) {
        skips.add(skip, scanner.line);
        tail += 1;
        continue;
      }
      tail = 0;
      rows += 1;
      countEmpty(scanner, empty);
      odd.add(scanner);
      evidence.add(scanner);
    }
    const { dates, numbers, statuses, values, totals, pointZero } = evidence;
    const hardest = hard.list(scanner);
    return {
      rows,
      empty,
      skips,
      tail,
      dates,
      numbers,
      statuses,
      values,
      totals,
      pointZero,
      hardest,
      damage: file.damage,
      mergedRows: file.mergedRows.filter((row) => row > places.rows && row <= places.until),
      odd,
      beyondHeader: header.length < 2 ? 0 : mostFilled(empty.subarray(header.length), rows),
    };
  } finally {
    file.close();
  }
}

/** The evidence of all mapped columns, fed record by record. */
class ColumnsEvidence {
  readonly dates: DateEvidence;
  readonly numbers: ReadonlyMap<ImportField, NumberEvidence>;
  readonly pointZero: ReadonlyMap<ImportField, PointZeroEvidence>;
  readonly statuses = new StatusValues();
  readonly values: ReadonlyMap<ImportField, ValueCounts>;
  readonly totals: RepeatedTotals | undefined;
  readonly #scanner = new DateScanner();
  readonly #date: number | undefined;
  readonly #status: number | undefined;
  readonly #amount: number | undefined;
  readonly #numberColumns: readonly (readonly [number, NumberEvidence])[];
  readonly #valueColumns: readonly ValueCounts[];
  readonly #idColumns: readonly (readonly [number, PointZeroEvidence])[];

  constructor(
    names: readonly string[],
    fields: ReadonlyMap<ImportField, number>,
    clock: ZoneClock | undefined,
  ) {
    this.#date = fields.get('date');
    this.dates = new DateEvidence(clock, this.#date === undefined ? '' : names[this.#date]);
    this.#status = fields.get('status');
    this.#amount = fields.get('amount') ?? fields.get('quantity');
    const placed = (wanted: readonly ImportField[]): (readonly [ImportField, number])[] =>
      wanted.flatMap((field) => {
        const index = fields.get(field);
        return index === undefined ? [] : [[field, index] as const];
      });
    const numeric = placed([...fields.keys()]).flatMap(([field, index]) => {
      const type = fieldType(field);
      if (type !== 'money' && type !== 'number') return [];
      const shift = type === 'number' ? 0 : unitOfHeader(names[index] ?? '');
      return [{ field, index, evidence: new NumberEvidence(shift) }];
    });
    const ids = placed(IDS).map(([field, index]) => ({
      field,
      index,
      evidence: new PointZeroEvidence(),
    }));
    this.values = new Map(
      placed(NAMED_FIELDS).map(([field, index]) => [field, new ValueCounts(index)]),
    );
    this.#valueColumns = [...this.values.values()];
    const [order, amount] = [fields.get('order_id'), fields.get('amount')];
    this.totals =
      order === undefined || amount === undefined ? undefined : new RepeatedTotals(order, amount);
    this.numbers = new Map(numeric.map(({ field, evidence }) => [field, evidence]));
    this.pointZero = new Map(ids.map(({ field, evidence }) => [field, evidence]));
    this.#numberColumns = numeric.map(({ index, evidence }) => [index, evidence]);
    this.#idColumns = ids.map(({ index, evidence }) => [index, evidence]);
  }

  /**
   * Scans the date of a record; false if there is none to be read. Where no column is a date, a record
   * is data if its first mapped number is filled or, without one, if it has several cells and is no total or note.
   */
  isData(record: RecordScanner): boolean {
    if (this.#date === undefined) {
      const [first] = this.#numberColumns;
      if (first === undefined) return record.count > 1 && skipReason(record) === undefined;
      record.cell(first[0]);
      return record.cellEnd > record.cellStart;
    }
    record.cell(this.#date);
    const shape = this.#scanner.scan(record.cellBytes, record.cellStart, record.cellEnd);
    return shape !== DATE_SHAPES.empty && shape !== DATE_SHAPES.unreadable;
  }

  /** Takes in a data record whose date was scanned before. */
  add(record: RecordScanner): void {
    if (this.#date !== undefined) this.dates.add(this.#scanner);
    for (const [index, evidence] of this.#numberColumns) {
      record.cell(index);
      evidence.add(record.cellBytes, record.cellStart, record.cellEnd);
    }
    for (const [index, evidence] of this.#idColumns) {
      record.cell(index);
      evidence.add(record.cellBytes, record.cellStart, record.cellEnd);
    }
    for (const values of this.#valueColumns) values.add(record);
    this.totals?.add(record);
    if (this.#status !== undefined) {
      const negative = this.#amount !== undefined && startsWithMinus(record, this.#amount);
      this.statuses.add(record.text(this.#status).trim(), negative);
    }
  }
}

const SPACE = 32;

/** Rows with a value in the fullest of some columns. */
function mostFilled(empty: Uint32Array, rows: number): number {
  return empty.reduce((most, count) => Math.max(most, rows - count), 0);
}

/** Counts the cells of a record that hold nothing but spaces; most hold more, which one look tells. */
function countEmpty({ bytes, starts, ends, count }: RecordScanner, empty: Uint32Array): void {
  for (let i = 0; i < empty.length; i += 1) {
    const end = i < count ? (ends[i] as number) : 0;
    let at = i < count ? (starts[i] as number) : 0;
    if (at < end && (bytes[at] as number) > SPACE) continue;
    while (at < end && (bytes[at] as number) <= SPACE) at += 1;
    if (at >= end) empty[i] = (empty[i] as number) + 1;
  }
}

function startsWithMinus(record: RecordScanner, index: number): boolean {
  const text = record.text(index).trim();
  return /^[-(−－]|-$/u.test(text);
}
