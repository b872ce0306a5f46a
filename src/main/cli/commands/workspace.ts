import { resolve } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { VerifyReportView } from '#shared/contract/workspace.ts';
import type { Translator } from '#shared/i18n/index.ts';
import { required } from '../arguments.ts';
import { drawJob, type Command, type CommandContext, type CommandCore } from '../command.ts';

/** Opens the workspace that `--workspace` names; every command on data starts here. */
export async function openWorkspace(context: CommandContext): Promise<CommandCore> {
  const folder = resolve(required(context.line, 'workspace'));
  const command = context.openCore(folder);
  await command.core.desk.openFolder(folder, () =>
    context.passphrase(context.translator.t('cli.askPassphrase')),
  );
  return command;
}

export const create: Command = {
  name: 'create',
  takes: '',
  accepts: ['name'],
  async run(context) {
    const { t } = context.translator;
    const folder = resolve(required(context.line, 'workspace'));
    const { core } = context.openCore(folder);
    const passphrase = await context.passphrase(t('cli.askNewPassphrase'));
    const name = context.line.options.name ?? t('cli.defaultName');
    const { workspace, recoveryWords } = await core.desk.createFolder(folder, {
      kind: 'user',
      name,
      passphrase,
    });
    return {
      json: { workspace: folder, name: workspace.name, recoveryWords },
      lines: [t('cli.created', { folder }), t('cli.recoveryWords'), recoveryWords.join(' ')],
    };
  },
};

export const verify: Command = {
  name: 'verify',
  takes: '',
  accepts: [],
  async run(context) {
    const { core } = await openWorkspace(context);
    const report = await core.runJob('workspace.verify', {}, drawJob(context));
    for (const line of verifyLines(report, context.translator)) context.terminal.say(line);
    if (!report.ok) throw new AppError('WORKSPACE_DAMAGED');
    const { t } = context.translator;
    return { json: { ok: report.ok, checks: report.checks }, lines: [t('cli.verified')] };
  },
};

/** One line per check. A workspace that was never copied is sound: that is a note, not a fault. */
export function verifyLines({ checks }: VerifyReportView, { t, known }: Translator): string[] {
  return checks.map(({ name, ok, code, details }) => {
    const subject = known(`checks.${name}`);
    if (ok) return `${subject}: ${t('settings.verify.pass')}`;
    if (code !== undefined) return `${subject}: ${t('settings.verify.fail')} ${code}`;
    const note = `${subject}: ${t('settings.verify.note')}`;
    return details['backups'] === 0 ? `${note} · ${t('settings.backup.none')}` : note;
  });
}

export const backup: Command = {
  name: 'backup',
  takes: '--out FILE',
  accepts: ['out'],
  async run(context) {
    const out = resolve(required(context.line, 'out'));
    const { core, saveTo } = await openWorkspace(context);
    saveTo(out);
    await core.runJob('workspace.backup', {}, drawJob(context));
    return { json: { savedAs: out }, lines: [context.translator.t('cli.saved', { path: out })] };
  },
};

export const restore: Command = {
  name: 'restore',
  takes: 'FILE',
  accepts: [],
  async run(context) {
    const [file] = context.line.positionals;
    if (file === undefined)
      throw new AppError('BAD_REQUEST', { details: { rule: 'missing', word: 'FILE' } });
    const folder = resolve(required(context.line, 'workspace'));
    const { core } = context.openCore(folder);
    const workspace = await core.desk.restoreFolder(resolve(file), folder);
    return {
      json: { workspace: folder, name: workspace.name },
      lines: [context.translator.t('cli.restored', { folder })],
    };
  },
};
