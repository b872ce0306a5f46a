import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError, errorBodyOf, type ErrorBody } from '#shared/contract/errors.ts';
import { inspectFile, readTables, writeTable, type ReadTable } from '#main/import/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { usage } from '../arguments.ts';
import { drawPhase, type Command, type CommandContext } from '../command.ts';
import { readLocked } from './filePassword.ts';
import { overridesOf } from './imports.ts';

/** Detection and reading alone, without a workspace; a file that is refused leaves nothing behind. */
export const read: Command = {
  name: 'read',
  takes: 'FILE…',
  accepts: ['sheet', 'out', 'out-dir'],
  async run(context) {
    const { positionals, options } = context.line;
    const { out, 'out-dir': outDir } = options;
    const [first] = positionals;
    if (first === undefined) throw usage('missing', 'FILE');
    if ((out === undefined) === (outDir === undefined)) throw usage('missing', '--out | --out-dir');
    if (out !== undefined) {
      if (positionals.length > 1) throw usage('missing', '--out-dir');
      const report = await readOne(context, resolve(first), resolve(out));
      return { json: report, lines: [describe(context, report)] };
    }
    const folder = resolve(outDir ?? '.');
    mkdirSync(folder, { recursive: true });
    const reports: Report[] = [];
    for (const file of positionals) {
      const target = join(folder, `${basename(file)}.table.csv`);
      try {
        reports.push(await readOne(context, resolve(file), target));
      } catch (thrown) {
        reports.push({ file: basename(file), refused: errorBodyOf(thrown) });
      }
    }
    const lines = reports.map((report) => describe(context, report));
    return { json: { files: reports }, lines };
  },
};

/** All that the import wizard would propose. */
export const inspect: Command = {
  name: 'inspect',
  takes: 'FILE',
  accepts: ['sheet', 'kind', 'map', 'set', 'privacy'],
  async run(context) {
    const [file] = context.line.positionals;
    if (file === undefined) throw usage('missing', 'FILE');
    const overrides = overridesOf(context.line);
    const found = await readLocked(context, resolve(file), (source) =>
      inspectFile(source, overrides, controlOf(context)),
    );
    const lines = found.columns.map((column) => {
      const privacy = column.personal === null ? '' : ` [${column.personal}: ${column.action}]`;
      return `${column.name} → ${column.field ?? '–'} (${column.type})${privacy}`;
    });
    return { json: { ...found }, lines };
  },
};

type Report = ReturnType<typeof reportOf> | { readonly file: string; readonly refused: ErrorBody };

function readOne(context: CommandContext, path: string, target: string) {
  const control = controlOf(context);
  const { sheet } = context.line.options;
  return readLocked(context, path, (source) => {
    const [table] = readTables(source, sheet === undefined ? {} : { sheet }, control);
    if (!table) throw new AppError('NO_TABLE', { place: { file: basename(path) } });
    writeTable(source, table, target, control);
    return reportOf(table, target);
  });
}

function reportOf(table: ReadTable, target: string) {
  const { reading, why, candidates, skippedTail, compression, sheets } = table.reading;
  return {
    file: table.file.name,
    out: target,
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    quote: reading.quote,
    escape: reading.escape,
    header_rows: reading.headerRows,
    skipped_head: reading.skipHead,
    skipped_tail: skippedTail,
    compression,
    format: reading.format ?? 'text',
    sheet: reading.sheet ?? null,
    sheets,
    rows: table.rows,
    columns: table.columns,
    warnings: table.warnings,
    why,
    candidates,
  };
}

function describe(context: CommandContext, report: Report): string {
  const { t, known } = context.translator;
  if ('refused' in report) {
    return t('cli.fileRefused', {
      path: report.file,
      reason: known(`errors.${report.refused.code}.what`),
    });
  }
  return t('cli.tableRead', { path: report.out, count: report.rows });
}

/** These commands run in the main thread; nothing is kept, so an interrupt may end the process. */
function controlOf(context: CommandContext): JobControl {
  return { progress: drawPhase(context), cancelled: false, check: () => undefined };
}
