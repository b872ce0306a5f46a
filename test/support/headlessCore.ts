import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { contract, type InputOf, type MethodName, type OutputOf } from '#shared/contract/index.ts';
import { createCore, type Core } from '#main/core/index.ts';

/** A core over real workers and a temporary data folder, without any window. */
export interface HeadlessCore {
  readonly core: Core;
  readonly folder: string;
  /** Where the next saved file goes. */
  savePath: string | null;
  /** Events that were pushed, oldest first. */
  readonly events: string[];
  close(): Promise<void>;
}

export function startHeadlessCore(folder = mkdtempSync(join(tmpdir(), 'perennial-test-'))) {
  const state: HeadlessCore = {
    core: createCore({
      version: '0.0.0-test',
      dataFolder: folder,
      workerUrl: new URL('../../src/main/worker.ts', import.meta.url),
      systemLocale: 'en-US',
      host: {
        name: 'headless',
        chooseSavePath: () => Promise.resolve(state.savePath),
        printRoute: () => Promise.reject(new AppError('NO_PRINTER')),
        refusedRequests: () => 0,
      },
    }),
    folder,
    savePath: null,
    events: [],
    async close() {
      await state.core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  state.core.onEvent((event) => state.events.push(event));
  return state;
}

/** Calls a method and holds its answer against the contract's output schema. */
export async function ask<Name extends MethodName>(
  { core }: HeadlessCore,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return contract[name].output.parse(await core.request(name, input)) as OutputOf<Name>;
}

/** For jobs whose progress nobody looks at. */
export const silent = (): void => undefined;

/** Imports a text as a file with what the wizard proposes under the overrides. */
export async function importText(
  { core, folder }: HeadlessCore,
  name: string,
  text: string,
  overrides: ImportOverrides = {},
): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const ticket = core.registerFile(path);
  const { plan } = await core.runJob('imports.inspect', { ticket, overrides }, silent);
  await core.runJob('imports.commit', { ticket, plan }, silent);
}
