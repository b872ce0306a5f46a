import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { drawJob, type Command } from '../command.ts';

/** The whole job on the bundled sample: workspace, import, analysis, report. */
export const demo: Command = {
  name: 'demo',
  takes: '',
  accepts: ['out'],
  async run(context) {
    const folder = resolve(context.line.options.out ?? 'perennial-demo');
    mkdirSync(folder, { recursive: true });
    const { core, saveTo } = context.openCore(folder);
    await core.runJob('workspace.openDemo', {}, drawJob(context));
    const path = join(folder, 'perennial-demo-report.pdf');
    saveTo(path);
    const order = { language: context.line.language, scheme: 'time' as const };
    const printed = await core.runJob('reports.print', order, drawJob(context));
    if (!printed) throw new AppError('CANCELLED');
    return {
      json: { folder, report: printed.savedAs, pages: printed.pages },
      lines: [context.translator.t('cli.printed', { count: printed.pages, path: printed.savedAs })],
    };
  },
};
