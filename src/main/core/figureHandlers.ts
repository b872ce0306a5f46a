import type { Handlers } from '#main/rpc/index.ts';
import { jobReference, requireWorkspace, runWorker } from './context.ts';
import type { CoreContext } from './context.ts';

/** Saving what a figure shows. */
export function figureHandlers(context: CoreContext) {
  return {
    'figures.save': (table) => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('figures.save', async (job) => {
          const path = await context.options.host.chooseSavePath(`${fileName(table.title)}.csv`);
          if (path === null) return 'null';
          await runWorker(context, job, 'figures.write', { ...table, path });
          return JSON.stringify({ savedAs: path });
        }),
      );
    },
  } satisfies Partial<Handlers>;
}

/** A title without the characters that a file name of some system may not hold. */
function fileName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .slice(0, 80)
    .replace(/[. ]+$/, '');
}
