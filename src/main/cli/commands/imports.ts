import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { overlapChoiceSchema, type OverlapChoice } from '#shared/contract/checkReport.ts';
import {
  BAD_ROW_CHOICES,
  importFieldSchema,
  importPlanSchema,
  privacyActionSchema,
  type BadRowChoice,
  type ImportOverrides,
  type ImportPlan,
} from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import type { BatchView, CorrectionView, SameFile } from '#shared/contract/importMethods.ts';
import { IMPORT_KINDS, type ImportKind } from '#shared/domain/importKinds.ts';
import { AppError } from '#shared/contract/errors.ts';
import { byName, isTableFile } from '#shared/domain/tableFiles.ts';
import { parsePairs, usage, type CommandLine } from '../arguments.ts';
import { drawJob, type Command, type CommandContext, type CommandCore } from '../command.ts';
import { withFilePassword } from './filePassword.ts';
import { openWorkspace } from './workspace.ts';

export const importFiles: Command = {
  name: 'import',
  takes: 'FILE… | FOLDER',
  accepts: [
    'sheet',
    'kind',
    'template',
    'map',
    'set',
    'privacy',
    'on-bad-row',
    'rejects',
    'marked',
  ],
  async run(context) {
    const files = context.line.positionals.flatMap((path) => filesOf(resolve(path)));
    if (files.length === 0) throw usage('missing', 'FILE');
    const overrides = overridesOf(context.line);
    const template = templateOf(context.line);
    const command = await openWorkspace(context);
    const done: Imported[] = [];
    for (const file of files) {
      done.push(await importOne(context, command, file, overrides, template));
    }
    const reports = done.map(reportOf);
    const [only] = reports;
    return {
      json: only !== undefined && reports.length === 1 ? only : { batches: reports },
      lines: done.flatMap((imported) => describe(context, imported)),
    };
  },
};

export const undo: Command = {
  name: 'undo',
  takes: 'BATCH',
  accepts: [],
  async run(context) {
    const [text] = context.line.positionals;
    const batchId = Number(text);
    if (text === undefined || !Number.isInteger(batchId)) throw usage('missing', 'BATCH');
    const { core } = await openWorkspace(context);
    const batch = await core.runJob('imports.undo', { batchId }, drawJob(context));
    return {
      json: { batch: batch.id, state: batch.state },
      lines: [context.translator.t('cli.undone', { batch: batch.id, file: batch.fileName })],
    };
  },
};

/** A file itself; of a folder the files in it that may be tables, in the order of their names. */
function filesOf(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path)
    .filter(isTableFile)
    .sort(byName)
    .map((name) => join(path, name));
}

/** What became of a file: a batch of its own, or a correction of one. */
interface Imported {
  readonly batch: BatchView;
  readonly correction?: CorrectionView;
}

async function importOne(
  context: CommandContext,
  command: CommandCore,
  path: string,
  overrides: ImportOverrides,
  template: ImportPlan | undefined,
): Promise<Imported> {
  const { core, saveTo } = command;
  const imported = await storeOne(context, command, path, overrides, template);
  const { batch } = imported;
  const { rejects, marked } = context.line.options;
  if (rejects !== undefined && batch.rowsRejected > 0) {
    saveTo(resolve(rejects));
    const { language } = context.translator;
    await core.runJob('imports.saveRejects', { batchId: batch.id, language }, drawJob(context));
  }
  if (marked !== undefined && batch.rowsMarked > 0) {
    saveTo(resolve(marked));
    await core.runJob('imports.saveMarked', { batchId: batch.id }, drawJob(context));
  }
  return imported;
}

function storeOne(
  context: CommandContext,
  { core }: CommandCore,
  path: string,
  overrides: ImportOverrides,
  template: ImportPlan | undefined,
): Promise<Imported> {
  const ticket = core.registerFile(path);
  const draw = drawJob(context);
  const sameFile = sameFileOf(overrides);
  const overlap = overlapOf(overrides);
  return withFilePassword(context, path, async (password) => {
    const file = { ticket, ...(password !== undefined && { password }) };
    /** In another file the same table of several begins and ends elsewhere. */
    const placedAnew = async (saved: ImportPlan): Promise<ImportPlan> => {
      const { table, ...reading } = saved.reading;
      if (table === undefined) return saved;
      const { sheet } = reading;
      const wanted = { ...(sheet !== undefined && { sheet }), table: table.number };
      const found = await core.runJob('imports.inspect', { ...file, overrides: wanted }, draw);
      const place = found.plan.reading.table;
      return { ...saved, reading: { ...reading, ...(place && { table: place }) } };
    };
    let plan = template && (await placedAnew(template));
    if (plan === undefined) {
      const inspection = await core.runJob('imports.inspect', { ...file, overrides }, draw);
      if (inspection.correction !== null) {
        const correction = await core.runJob('imports.correct', file, draw);
        return { batch: correction.batch, correction };
      }
      plan = settled(inspection);
    }
    return {
      batch: await core.runJob('imports.commit', { ...file, plan, sameFile, overlap }, draw),
    };
  });
}

/** What `--set overlap=…` says of rows that earlier imports have. */
function overlapOf({ answers }: ImportOverrides): OverlapChoice {
  const answer = overlapChoiceSchema.safeParse(answers?.['overlap'] ?? 'refuse');
  if (!answer.success) throw usage('overlap', answers?.['overlap'] ?? '');
  return answer.data;
}

/** What `--set same_file=…` says of a file that is there already. */
function sameFileOf({ answers }: ImportOverrides): SameFile {
  const answer = answers?.['same_file'] ?? 'refuse';
  if (answer !== 'add' && answer !== 'replace' && answer !== 'refuse') {
    throw usage('same_file', answer);
  }
  return answer;
}

/** The proposed plan, if nothing in it is a gamble. @throws AppError naming the question that is open. */
function settled(inspection: Inspection): ImportPlan {
  const [question] = inspection.questions;
  if (!question) return inspection.plan;
  throw new AppError(question.code, {
    place: { file: inspection.file.name, column: question.column, rule: question.key },
    details: { question: question.key, options: question.options.join(' | ') },
  });
}

/** What the options of the command line settle beforehand. @throws AppError BAD_REQUEST */
export function overridesOf(line: CommandLine): ImportOverrides {
  const { options } = line;
  const kind = options.kind === undefined ? undefined : kindOf(options.kind);
  const onBadRow =
    options['on-bad-row'] === undefined ? undefined : badRowOf(options['on-bad-row']);
  return {
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(kind !== undefined && { kind }),
    ...(options.map && { map: Object.fromEntries(parsePairs(options.map).map(fieldPair)) }),
    ...(options.privacy && {
      privacy: Object.fromEntries(parsePairs(options.privacy).map(privacyPair)),
    }),
    ...(options.set && { answers: Object.fromEntries(parsePairs(options.set)) }),
    ...(onBadRow && { onBadRow }),
  };
}

function kindOf(word: string): ImportKind {
  const kind = IMPORT_KINDS.find((known) => known === word);
  if (kind === undefined) throw usage('kind', word);
  return kind;
}

function badRowOf(word: string): BadRowChoice {
  const choice = BAD_ROW_CHOICES.find((known) => known === word);
  if (choice === undefined) throw usage('on-bad-row', word);
  return choice;
}

function fieldPair([source, field]: [string, string]) {
  if (field === 'none') return [source, null] as const;
  const parsed = importFieldSchema.safeParse(field);
  if (!parsed.success) throw usage('field', field);
  return [source, parsed.data] as const;
}

function privacyPair([source, action]: [string, string]) {
  const parsed = privacyActionSchema.safeParse(action);
  if (!parsed.success) throw usage('action', action);
  return [source, parsed.data] as const;
}

/** What a template has settled already, so that saying it again would be of no effect. */
const SETTLED_BY_TEMPLATE = ['sheet', 'kind', 'map', 'privacy'] as const;
/** Answers that are about the workspace and not about the file. */
const NOT_OF_THE_FILE: ReadonlySet<string> = new Set(['same_file', 'overlap']);

/** The plan to replay; what becomes of bad rows may be said anew. @throws AppError BAD_REQUEST */
function templateOf(line: CommandLine): ImportPlan | undefined {
  const { options } = line;
  const path = options.template;
  if (path === undefined) return undefined;
  const again = SETTLED_BY_TEMPLATE.find((name) => options[name] !== undefined);
  if (again !== undefined) throw usage('with_template', `--${again}`);
  for (const [key] of parsePairs(options.set)) {
    if (!NOT_OF_THE_FILE.has(key)) throw usage('with_template', `--set ${key}`);
  }
  const { onBadRow } = overridesOf(line);
  try {
    const plan = importPlanSchema.parse(JSON.parse(readFileSync(resolve(path), 'utf8')));
    return { ...plan, ...(onBadRow && { onBadRow }) };
  } catch (cause) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'template', word: path }, cause });
  }
}

/** The object of `--json`, see design of the command line in the README. */
function reportOf({ batch, correction }: Imported): Record<string, unknown> {
  return {
    batch: batch.id,
    kind: batch.kind,
    file: batch.fileName,
    rows_read: batch.rowsRead,
    accepted: batch.rowsAccepted,
    changed: batch.rowsChanged,
    skipped: batch.rowsSkipped,
    rejected: batch.rowsRejected,
    duplicates: batch.rowsDuplicate,
    unidentified: batch.rowsUnidentified,
    customers: batch.customers,
    amount: batch.hasAmounts ? batch.amount : null,
    currency: batch.currency,
    first_date: batch.firstDay,
    last_date: batch.lastDay,
    rejections: batch.rejections,
    warnings: batch.warnings,
    seconds: batch.seconds,
    marked: batch.rowsMarked,
    marks: batch.marks,
    ...(correction && {
      corrected: {
        rows_read: correction.rowsRead,
        returned: correction.rowsReturned,
        skipped: correction.rowsSkipped,
        rejected: correction.rowsRejected,
        already: correction.rowsAlready,
        other: correction.rowsOther,
      },
    }),
  };
}

function describe(context: CommandContext, { batch, correction }: Imported): string[] {
  const { t } = context.translator;
  return [
    t('cli.imported', { batch: batch.id, file: batch.fileName }),
    ...(correction === undefined
      ? []
      : [
          t('cli.corrected', {
            read: correction.rowsRead,
            returned: correction.rowsReturned,
            skipped: correction.rowsSkipped,
            rejected: correction.rowsRejected,
            already: correction.rowsAlready,
            other: correction.rowsOther,
          }),
        ]),
    t('cli.importRows', {
      read: batch.rowsRead,
      accepted: batch.rowsAccepted,
      skipped: batch.rowsSkipped,
      rejected: batch.rowsRejected,
    }),
    ...(batch.rowsMarked === 0 ? [] : [t('cli.importMarked', { count: batch.rowsMarked })]),
    t('cli.importSums', {
      customers: batch.customers,
      amount: batch.hasAmounts ? batch.amount : '–',
      first: batch.firstDay ?? '–',
      last: batch.lastDay ?? '–',
    }),
  ];
}
