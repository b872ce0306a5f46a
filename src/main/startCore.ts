import { createCore, type Core } from './core/index.ts';
import type { Host } from './hosts/host.ts';

/** The core of a program that runs in a host: its data in the host's folder, its words in the user's language. */
export function startCore(host: Host, version: string): Core {
  return createCore({
    version,
    dataFolder: host.paths.data,
    workerUrl: host.workerUrl,
    systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    host,
  });
}
