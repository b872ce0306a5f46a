import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built program finds its own parts. */
export interface BuiltFiles {
  readonly version: string;
  readonly workerUrl: URL;
  readonly rendererFolder: string;
  readonly preload: string;
  readonly resources: string;
}

/**
 * Parts of the program beside an entry in `out/main`, the same in a clone and in a package.
 * @param entry `import.meta.url` of the entry itself, since a shared chunk lies elsewhere
 */
export function builtFiles(entry: string): BuiltFiles {
  const at = (path: string): string => fileURLToPath(new URL(path, entry));
  const { version } = JSON.parse(readFileSync(at('../../package.json'), 'utf8')) as {
    version: string;
  };
  return {
    version,
    workerUrl: new URL('./worker.js', entry),
    rendererFolder: at('../renderer'),
    preload: at('../preload/preload.cjs'),
    resources: at('../../resources'),
  };
}

/**
 * Folder of workspaces, preferences and log: that of `--data-dir`, else the user's own data folder in
 * the manner of the system. The same in every host, so that nobody loses sight of a workspace.
 */
export function dataFolder(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home = homedir(),
): string {
  const asked = argumentOf(args, '--data-dir');
  if (asked !== undefined) return resolve(asked);
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Perennial');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Perennial');
    default:
      return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'perennial');
  }
}

/** What follows a name on the command line; undefined without the name or without a value. */
export function argumentOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
