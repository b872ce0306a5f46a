import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { preferencesSchema, type Preferences } from '#shared/contract/workspace.ts';

/**
 * What the program remembers outside every workspace: language, theme, idle lock. Plain JSON, since
 * it must be there before anything is unlocked; it holds nothing about persons or data.
 */
export class PreferencesFile {
  readonly #path: string;
  #current: Preferences;

  constructor(path: string, systemLocale: string) {
    this.#path = path;
    this.#current = read(path) ?? {
      language: languageOf(systemLocale),
      theme: 'system',
      lockAfterMinutes: 15,
    };
  }

  get current(): Preferences {
    return this.#current;
  }

  update(change: Partial<Preferences>): Preferences {
    this.#current = { ...this.#current, ...change };
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    const next = `${this.#path}.next`;
    writeFileSync(next, `${JSON.stringify(this.#current, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, this.#path);
    return this.#current;
  }
}

/** A missing, damaged or outdated file is no reason not to start: the defaults apply. */
function read(path: string): Preferences | undefined {
  try {
    return preferencesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Language of the catalogues that fits a system locale such as `zh_TW.UTF-8`, `zh-Hant-HK` or `de-DE`. */
export function languageOf(locale: string): Preferences['language'] {
  const text = locale.toLowerCase().replaceAll('_', '-');
  if (!text.startsWith('zh')) return 'en';
  return /hant|-tw|-hk|-mo/.test(text) ? 'zh-TW' : 'zh-CN';
}
