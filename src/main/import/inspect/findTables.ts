import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { TablePlace } from '#shared/contract/importReading.ts';
import type { ReadingReport } from '#shared/contract/inspection.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { dialectOf } from '../detect/dialect.ts';
import type { DetectedReading } from '../detect/reading.ts';
import { TableFinder, type FoundTable } from '../detect/tableFinder.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { RecordScanner } from '../read/scanner.ts';
import { placesOf } from '../read/tablePlace.ts';
import { openText } from '../read/textFile.ts';

const RECORDS_PER_CHECK = 4096;
/** Names of columns that are shown of a table. */
const SHOWN_COLUMNS = 12;

/** The answer on the command line: `--set table=2`. */
const ANSWER = 'table';

/**
 * Which of several tables was asked for, from 1; 0 for the whole file as one, undefined if nothing was said.
 *
 * @throws AppError BAD_REQUEST for an answer that is no number
 */
export function wantedTable({ table, answers = {} }: ImportOverrides): number | undefined {
  const said = answers[ANSWER];
  if (said === undefined) return table;
  if (!/^\d{1,4}$/u.test(said)) {
    throw new AppError('BAD_REQUEST', { details: { rule: ANSWER, word: said } });
  }
  return Number(said);
}

/** What looks for further tables below the one that was detected. */
export function finderFor({ names, header, reading }: DetectedReading): TableFinder {
  return new TableFinder(names.length, reading.headerRows === 0 ? [] : header);
}

/** Passes over a file only to find the tables below the first. */
export function findTables(
  source: FileToRead,
  detected: DetectedReading,
  control: JobControl,
): readonly FoundTable[] {
  const { reading, names } = detected;
  const finder = finderFor(detected);
  const { rows } = placesOf(reading);
  const file = openText(source, reading, false, control);
  try {
    const scanner = new RecordScanner(file, dialectOf(reading), names.length);
    for (let record = 0; scanner.next(); record += 1) {
      if (record % RECORDS_PER_CHECK === 0) {
        control.check();
        control.progress({ phase: 'read', done: file.bytesRead, total: file.bytes, unit: 'bytes' });
      }
      if (record >= rows) finder.look(scanner, record);
    }
    return finder.end();
  } finally {
    file.close();
  }
}

/**
 * Where table `number` of a file stands, with `below` the tables below its first.
 *
 * @throws AppError TABLE_MISSING if there are not so many
 */
export function placeOf(number: number, below: readonly FoundTable[], file: string): TablePlace {
  const from = number === 1 ? 0 : below[number - 2]?.from;
  if (from === undefined) {
    throw new AppError('TABLE_MISSING', {
      place: { file },
      details: { table: number, tables: below.length + 1 },
    });
  }
  const until = below[number - 1]?.from;
  return { number, from, ...(until !== undefined && { until }) };
}

/** The tables of a file as they are told: the line and the columns of each. */
export function tablesTold(
  first: FoundTable,
  below: readonly FoundTable[],
): ReadingReport['tables'] {
  return [first, ...below].map(({ line, columns }) => ({
    line,
    columns: columns.slice(0, SHOWN_COLUMNS),
  }));
}
