import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Reading, TablePlace } from '#shared/contract/importReading.ts';
import type { ReadingReport } from '#shared/contract/inspection.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { fieldsOfHeader } from '../map/fieldWords.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { readSample } from '../read/sample.ts';
import { readTableSample } from '../read/tableSample.ts';
import { detectDialect, dialectOf, type DialectGuess } from './dialect.ts';
import { detectHeader, type HeaderGuess } from './header.ts';
import { detectLines } from './lineDamage.ts';
import { surveyFile, type Survey } from './survey.ts';
import type { TextReading } from '../read/textFile.ts';

/** How a file is read, before its columns are looked at. */
export interface DetectedReading {
  readonly survey: Survey;
  /** The beginning of the table's text, behind so many lines of the file. */
  readonly sample: Uint8Array;
  readonly linesBefore: number;
  /** Line of the file with the header. */
  readonly headerLine: number;
  readonly reading: Reading;
  readonly names: readonly string[];
  /** The header as the file has it, several rows joined; empty if there is none. */
  readonly header: readonly string[];
  readonly why: Omit<ReadingReport['why'], 'skipTail'>;
}

/** How the text of a workbook's sheet is written. */
const GRID_DIALECT = { delimiter: ',', quote: '"', escape: 'double' } as const;
const GRID_WHY = {
  delimiter: { code: 'delimiter.grid', counts: {} },
  quote: { code: 'quote.grid', counts: {} },
  escape: { code: 'escape.grid', counts: {} },
};

/** Finds encoding, dialect and header of a file; `known` is its survey, if that was made before. */
export function detectReading(
  source: FileToRead,
  overrides: ImportOverrides,
  control: JobControl,
  known?: Survey,
): DetectedReading {
  const survey = known ?? surveyFile(source, overrides.encoding, overrides.sheet, control);
  const raw = readSample(source, textReading(survey), control).bytes;
  if (raw.every((byte) => byte <= 32)) {
    throw new AppError('NO_TABLE', { place: { file: survey.name } });
  }
  const grid = survey.format !== undefined;
  const { sample, damage, dialect } = grid
    ? { sample: raw, damage: {}, dialect: detectDialect(raw, { ...overrides, ...GRID_DIALECT }) }
    : detectLines(raw, overrides);
  const header = headerOf(sample, dialect, textReading(survey), overrides);
  return {
    survey,
    sample,
    linesBefore: 0,
    headerLine: header.line,
    reading: {
      ...textReading(survey),
      ...damage,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      escape: dialect.escape,
      skipHead: header.skipHead,
      headerRows: header.headerRows,
    },
    names: header.names,
    header: header.cells,
    why: {
      encoding: survey.evidence,
      ...(grid ? GRID_WHY : dialect.why),
      ...header.why,
    },
  };
}

/**
 * The same for one table of several, of a file that was looked at as a whole before.
 * `settled` counts head and header from the table's first record.
 */
export function detectTable(
  source: FileToRead,
  whole: DetectedReading,
  table: TablePlace,
  settled: ImportOverrides,
  control: JobControl,
): DetectedReading {
  const { delimiter, quote, escape } = whole.reading;
  const { bytes: sample, linesBefore } = readTableSample(source, whole.reading, table, control);
  const dialect = detectDialect(sample, { ...settled, delimiter, quote, escape });
  const header = headerOf(sample, dialect, whole.reading, settled);
  const { skipHead, headerRows } = header;
  return {
    survey: whole.survey,
    sample,
    linesBefore,
    headerLine: linesBefore + header.line,
    reading: { ...whole.reading, skipHead, headerRows, table },
    names: header.names,
    header: header.cells,
    why: { ...whole.why, ...header.why },
  };
}

function headerOf(
  sample: Uint8Array,
  dialect: DialectGuess,
  reading: TextReading,
  settled: ImportOverrides,
): HeaderGuess {
  return detectHeader(
    sample,
    dialectOf({ ...dialect, ...reading }),
    dialect.columns,
    dialect.separatorLine,
    settled,
    (cell) => fieldsOfHeader(cell).length > 0,
  );
}

function textReading({ encoding, otherEncoding, twice, format, sheet }: Survey): TextReading {
  return {
    encoding,
    ...(otherEncoding && { otherEncoding }),
    ...(twice && { twice }),
    ...(format && { format }),
    ...(sheet !== undefined && { sheet }),
  };
}
