import type { MessagePort } from 'node:worker_threads';
import type { ImportField, ImportKind } from '#shared/domain/importKinds.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { Reading } from '#shared/contract/importReading.ts';
import type { InspectedColumn, Inspection, PreviewRow } from '#shared/contract/inspection.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { maskPersonal, tagPersonal } from '#main/privacy/index.ts';
import { dialectOf } from '../detect/dialect.ts';
import { presumeText } from '../detect/presume.ts';
import { detectReading, detectTable, type DetectedReading } from '../detect/reading.ts';
import type { Survey } from '../detect/survey.ts';
import { SurveyAside } from '../detect/surveyAside.ts';
import type { TableFinder } from '../detect/tableFinder.ts';
import { proposeFields, typeOfColumn, type SampledColumn } from '../map/propose.ts';
import { recogniseKind, type RecognisedKind } from '../map/recogniseKind.ts';
import { damageWarnings } from '../read/textDamage.ts';
import { pathOf, type FileToRead } from '../read/fileToRead.ts';
import { withRecalled, type Recalled } from '../remember/templates.ts';
import { ZoneClock } from '../type/zoneClock.ts';
import { buildPlan, type BuiltPlan } from './buildPlan.ts';
import { chooseColumns, type ColumnChoice } from './columnChoices.ts';
import { findTables, finderFor, placeOf, tablesTold, wantedTable } from './findTables.ts';
import { namedColumn } from './namedColumns.ts';
import { profileFile, type Profile } from './profile.ts';
import { withAnsweredValues } from './valueAnswers.ts';
import { zoneOf } from './zoneOf.ts';
import { sampleColumns } from './sampleColumns.ts';

const SAMPLES = 5;

/** What was settled before for a file of this form. */
export type Recall = (reading: Reading, names: readonly string[]) => Recalled | undefined;

/** What a workspace adds to the proposal for a file. */
export interface WorkspaceAbout {
  readonly recall?: Recall;
  /** Time zone of dates that no column has said another one for. */
  readonly zone?: string | undefined;
  /** Takes a part of the work of a large file; what comes out is the same. */
  readonly storer?: MessagePort | undefined;
}

/**
 * Reads a file and proposes everything that an import needs: how to read it, what its columns mean,
 * how dates and amounts are written (decided on whole columns), what is personal, and the plan that
 * follows; what only a person can decide is a question. `said` is what the user settled; it goes before what
 * the workspace remembers of the last file of the form, and before its time zone.
 *
 * @throws AppError for files that cannot be used (FILE_…, ENCODING_UNKNOWN, NO_TABLE), for a column
 * that is not there (COLUMN_MISSING), for an answer that is none (BAD_REQUEST), CANCELLED.
 */
export function inspectFile(
  source: FileToRead,
  said: ImportOverrides,
  control: JobControl,
  about: WorkspaceAbout = {},
): Inspection {
  const { storer } = about;
  const inspect = (known?: Survey): Inspection => inspectAs(source, said, control, about, known);
  const presumed = presumeText(source, said);
  if (presumed === undefined || storer === undefined) return inspect();
  const aside = new SurveyAside(storer, pathOf(source));
  try {
    const drafted = attempt(() => inspect(presumed));
    const survey = aside.result(control);
    const { encoding, otherEncoding, twice } = survey;
    const same = encoding === presumed.encoding && (otherEncoding ?? twice) === undefined;
    return same ? surveyed(drafted(), survey) : inspect(survey);
  } finally {
    aside.end();
  }
}

/** Does something whose fault only counts if its result is asked for. */
function attempt<T>(work: () => T): () => T {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** A proposal that was made before the survey had come. */
function surveyed({ reading, ...drafted }: Inspection, survey: Survey): Inspection {
  return {
    ...drafted,
    file: { name: survey.name, bytes: survey.bytes, hash: survey.hash },
    reading: {
      ...reading,
      why: { ...reading.why, encoding: survey.evidence },
      candidates: [...survey.candidates],
    },
  };
}

function inspectAs(
  source: FileToRead,
  said: ImportOverrides,
  control: JobControl,
  about: WorkspaceAbout,
  known: Survey | undefined,
): Inspection {
  const wanted = wantedTable(said);
  const further = wanted !== undefined && wanted > 1;
  // Head and header are said of the table that is read.
  const whole = detectReading(source, further ? withoutHead(said) : said, control, known);
  const finder = further ? undefined : finderFor(whole);
  const one = further ? undefined : inspectTable(source, whole, said, control, about, { finder });
  const below = further ? findTables(source, whole, control) : (finder?.end() ?? []);
  if (one !== undefined && below.length === 0) return one;
  const first = { from: 0, line: whole.headerLine, columns: whole.names };
  const tables = tablesTold(first, below);
  // Read as one, it says all the same what stands in it.
  if (one !== undefined && wanted === 0) return { ...one, reading: { ...one.reading, tables } };
  const place = placeOf(wanted ?? 1, below, whole.survey.name);
  const table = detectTable(source, whole, place, said, control);
  return inspectTable(source, table, said, control, about, { tables });
}

function withoutHead({ skipHead: _, headerRows: __, ...others }: ImportOverrides): ImportOverrides {
  return others;
}

/** The proposal for a table whose reading is known; `finder` looks for others below it on the way. */
function inspectTable(
  source: FileToRead,
  detected: DetectedReading,
  said: ImportOverrides,
  control: JobControl,
  { recall, zone: usual }: WorkspaceAbout,
  {
    finder,
    tables = [],
  }: {
    readonly finder?: TableFinder | undefined;
    readonly tables?: Inspection['reading']['tables'];
  },
): Inspection {
  const { survey, reading, names } = detected;
  const remembered = recall?.(reading, names);
  const told = remembered === undefined ? said : withRecalled(remembered.overrides, said);
  const firstRecord = reading.skipHead + reading.headerRows;
  const sampled = sampleColumns(
    detected.sample,
    dialectOf(reading),
    names,
    firstRecord,
    detected.linesBefore,
  );
  const types = sampled.columns.map(typeOfColumn);
  const sources = [survey.name, reading.sheet ?? ''];
  const recognised = recogniseKind(sampled.columns, types, sources);
  const kind = told.kind ?? recognised.kind;
  const guesses = proposeFields(sampled.columns, types, kind);
  const choices = chooseColumns(sampled.columns, types, guesses, told, survey.name);
  const overrides = withAnsweredValues(choices, told, survey.name);
  const fields = new Map<ImportField, number>();
  choices.forEach(({ field }, index) => {
    if (field !== null) fields.set(field, index);
  });
  const stated = zoneOf(choices, overrides, survey.name);
  const zone = stated === undefined ? usual : stated || undefined;
  const clock = zone === undefined ? undefined : new ZoneClock(zone);
  const profile = profileFile(
    source,
    reading,
    names,
    detected.header,
    fields,
    { clock, finder },
    control,
  );
  // The workspace's zone says nothing where no value states an offset.
  const idle = stated === undefined && profile.dates.withOffset === 0;
  const built = buildPlan(kind, reading, choices, profile, idle ? undefined : zone, overrides);
  const masked = (row: PreviewRow): PreviewRow => ({
    ...row,
    cells: row.cells.map((cell, index) => maskCell(cell, choices[index])),
  });
  return {
    file: { name: survey.name, bytes: survey.bytes, hash: survey.hash },
    reading: {
      reading,
      compression: survey.compression,
      sheets: [...survey.sheets],
      why: {
        ...detected.why,
        skipTail: { code: 'tail.no_data', counts: { skipped: profile.tail } },
      },
      tables,
      skippedTail: profile.tail,
      candidates: [...survey.candidates],
    },
    kind: kindReport(kind, recognised),
    template: remembered === undefined ? null : driftOf(remembered),
    rows: profile.rows,
    columns: choices.map((choice, index) =>
      inspectedColumn(choice, index, sampled.columns[index], built, profile),
    ),
    head: sampled.head.map(masked),
    hardest: profile.hardest.map(masked),
    questions: [...built.questions],
    statuses: fields.has('status') ? profile.statuses.list(overrides.statuses ?? {}) : [],
    values: valuesOf(choices, profile, overrides, remembered),
    warnings: warningsOf(profile, reading),
    plan: built.plan,
  };
}

/** The columns that are imported and whose values can be named. */
function valuesOf(
  choices: readonly ColumnChoice[],
  { values }: Profile,
  { values: said = {} }: ImportOverrides,
  remembered: Recalled | undefined,
): Inspection['values'] {
  const known = remembered?.overrides.values ?? {};
  return choices.flatMap((choice) => {
    const { name, field, action } = choice;
    const counted = field === null || action === 'drop' ? undefined : values.get(field)?.list();
    if (counted === undefined || counted.length === 0) return [];
    return namedColumn(choice, counted, said[name] ?? {}, known[name]) ?? [];
  });
}

function driftOf({ added, missing }: Recalled): Inspection['template'] {
  return { added: [...added], missing: [...missing] };
}

function kindReport(kind: ImportKind, recognised: RecognisedKind): Inspection['kind'] {
  const evidence =
    kind === recognised.kind ? recognised.evidence : { code: 'kind.chosen', counts: {} };
  const candidates = recognised.candidates.map(({ kind: candidate, score }) => ({
    kind: candidate,
    score: Math.round(score * 100) / 100,
  }));
  return { kind, evidence, candidates };
}

/** A cell as it may be seen: personal values masked, those inside free text tagged. */
function maskCell(cell: string, choice: ColumnChoice | undefined): string {
  if (choice === undefined || cell.trim() === '') return cell;
  const { personal, field, type } = choice;
  if (personal !== null) return maskPersonal(personal, cell);
  const isFreeText = field === 'text' || (field === null && type === 'text');
  return isFreeText ? tagPersonal(cell) : cell;
}

function inspectedColumn(
  choice: ColumnChoice,
  index: number,
  sampled: SampledColumn | undefined,
  built: BuiltPlan,
  { rows, empty }: Profile,
): InspectedColumn {
  const samples = [...(sampled?.distinct ?? [])].slice(0, SAMPLES);
  return {
    index,
    name: choice.name,
    samples: samples.map((value) => maskCell(value, choice)),
    fill: rows === 0 ? 0 : 1 - (empty[index] ?? rows) / rows,
    distinct: sampled?.distinct.size ?? 0,
    type: choice.type,
    evidence: [...(built.evidence.get(choice.name) ?? [])],
    field: choice.field,
    fieldEvidence: choice.fieldEvidence,
    personal: choice.personal,
    personalEvidence: choice.personalEvidence,
    action: choice.action,
  };
}

function warningsOf(profile: Profile, { headerRows }: Reading): Inspection['warnings'] {
  const warnings: Inspection['warnings'] = profile.skips
    .list()
    .map(({ code, count, firstLine }) => ({ code, count, line: firstLine }));
  if (profile.rows === 0 && headerRows > 0) {
    warnings.push({ code: 'NO_ROWS', count: 1, line: null });
  }
  const [firstMerged] = profile.mergedRows;
  if (firstMerged !== undefined) {
    warnings.push({ code: 'MERGED_CELLS', count: profile.mergedRows.length, line: firstMerged });
  }
  if (profile.beyondHeader > 0) {
    warnings.push({ code: 'HEADER_SHORT', count: profile.beyondHeader, line: null });
  }
  for (const { code, count, firstLine } of profile.odd.warnings()) {
    warnings.push({ code, count, line: firstLine });
  }
  for (const { code, count } of damageWarnings(profile.damage)) {
    warnings.push({ code, count, line: null });
  }
  return warnings;
}
