import { ENGINE_VERSION } from '#main/engine/index.ts';
import type { Handlers } from '#main/rpc/index.ts';
import type { CoreContext } from './context.ts';

/** The program itself and what it remembers; and the list of jobs. */
export function appHandlers(context: CoreContext) {
  const { options, preferences, queue } = context;
  return {
    'app.info': () =>
      answer({
        version: options.version,
        engineVersion: ENGINE_VERSION,
        host: options.host.name,
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        dataFolder: options.dataFolder,
        refusedRequests: options.host.refusedRequests(),
      }),
    'app.preferences': () => answer(preferences.current),
    'app.setPreferences': (change) => {
      const next = preferences.update(withoutUndefined(change));
      context.emit({ type: 'preferences', preferences: next });
      return answer(next);
    },
    'jobs.list': () => answer(queue.list()),
    'jobs.pause': ({ jobId, paused }) => {
      queue.pause(jobId, paused);
      return answer({});
    },
    'jobs.cancel': ({ jobId }) => {
      queue.cancel(jobId);
      return answer({});
    },
  } satisfies Partial<Handlers>;
}

/** JSON text of a value, as a handler's answer. */
export function answer(value: unknown): string {
  return JSON.stringify(value);
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}
