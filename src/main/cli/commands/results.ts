import { resolve } from 'node:path';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { stageSchemeSchema } from '#shared/contract/stages.ts';
import { AppError } from '#shared/contract/errors.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { TABLES } from '#main/analysis/index.ts';
import { required, usage } from '../arguments.ts';
import { readSettings } from '../settingsFile.ts';
import { drawJob, drawPhase, type Command, type CommandContext } from '../command.ts';
import { openWorkspace } from './workspace.ts';

export const analyse: Command = {
  name: 'analyse',
  takes: '',
  accepts: ['as-of', 'settings'],
  async run(context) {
    const { t, known } = context.translator;
    const { core } = await openWorkspace(context);
    const saved = analysisSettingsSchema.parse(await core.request('settings.analysis', {}));
    const wanted = { ...saved, ...settingsOf(context) };
    if (JSON.stringify(wanted) !== JSON.stringify(saved)) {
      await core.request('settings.setAnalysis', analysisSettingsSchema.parse(wanted));
    }
    const summary = await core.runJob('analysis.run', {}, drawJob(context));
    return {
      json: {
        run: summary.run.runId,
        fingerprint: summary.run.fingerprint,
        as_of: summary.run.asOf,
        engine_version: summary.run.engineVersion,
        done: summary.done,
        gated: summary.gated,
        seconds: summary.seconds,
      },
      lines: [
        t('cli.analysed', { run: summary.run.runId, asOf: summary.run.asOf }),
        ...summary.gated.map(
          ({ analysis, gate }) => `${analysis}: ${known(`gates.${gate.reason}`, gate.details)}`,
        ),
        t('cli.fingerprint', { fingerprint: summary.run.fingerprint }),
      ],
    };
  },
};

export const table: Command = {
  name: 'table',
  takes: 'NAME --out OUT.csv',
  accepts: ['out', 'run', 'list'],
  async run(context) {
    if (context.line.options.list) {
      return {
        json: { tables: TABLES },
        lines: TABLES.map(
          ({ name, columns }) =>
            `${name}: ${columns.map(({ id, unit }) => `${id} (${unit})`).join(', ')}`,
        ),
      };
    }
    const [name] = context.line.positionals;
    if (name === undefined || !TABLES.some((candidate) => candidate.name === name)) {
      throw usage('table', name ?? 'NAME');
    }
    const path = resolve(required(context.line, 'out'));
    const { core } = await openWorkspace(context);
    const input = { name, path, runId: runOf(context) };
    const { rows } = await core.work('tables.write', input, drawPhase(context));
    return {
      json: { table: name, out: path, rows },
      lines: [context.translator.t('cli.tableWritten', { count: rows, path })],
    };
  },
};

export const report: Command = {
  name: 'report',
  takes: '--out REPORT.pdf',
  accepts: ['out', 'scheme'],
  async run(context) {
    const out = resolve(required(context.line, 'out'));
    const { core, saveTo } = await openWorkspace(context);
    saveTo(out);
    const order = { language: context.line.language, scheme: schemeOf(context) };
    const printed = await core.runJob('reports.print', order, drawJob(context));
    if (!printed) throw new AppError('CANCELLED');
    return {
      json: {
        out: printed.savedAs,
        pages: printed.pages,
        bytes: printed.bytes,
        export_id: printed.exportId,
      },
      lines: [context.translator.t('cli.printed', { count: printed.pages, path: printed.savedAs })],
    };
  },
};

function settingsOf(context: CommandContext): Record<string, unknown> {
  const { settings, 'as-of': asOf } = context.line.options;
  if (asOf !== undefined && parseIsoDay(asOf) === undefined) throw usage('as-of', asOf);
  return {
    ...(settings !== undefined && readSettings(settings)),
    ...(asOf !== undefined && { asOf }),
  };
}

function runOf(context: CommandContext): number | null {
  const text = context.line.options.run;
  if (text === undefined) return null;
  const run = Number(text);
  if (!Number.isInteger(run)) throw usage('run', text);
  return run;
}

function schemeOf(context: CommandContext) {
  const parsed = stageSchemeSchema.safeParse(context.line.options.scheme ?? 'time');
  if (!parsed.success) throw usage('scheme', context.line.options.scheme ?? '');
  return parsed.data;
}
