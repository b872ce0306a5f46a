type Environment = Readonly<Record<string, string | undefined>>;

/** What unlocks data is none of a browser's business. */
const SECRETS: ReadonlySet<string> = new Set(['PERENNIAL_PASSPHRASE', 'PERENNIAL_FILE_PASSWORD']);

/** What says how names of files are written, the first that is set (POSIX, environment variables). */
const LOCALE_VARIABLES = ['LC_ALL', 'LC_CTYPE', 'LANG'] as const;

/**
 * The environment for the browser. On Linux it takes names of files by the locale: without UTF-8, as in
 * a bare shell or a service, it cannot open a file whose name is Chinese, so such a locale is replaced.
 */
export function browserEnvironment(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const kept = Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !SECRETS.has(entry[0]),
    ),
  );
  if (platform !== 'linux') return kept;
  const locale = LOCALE_VARIABLES.map((name) => env[name] ?? '').find((value) => value !== '');
  return /utf-?8/iu.test(locale ?? '') ? kept : { ...kept, LC_ALL: 'C.UTF-8' };
}
