import { parseArgs } from 'node:util';
import type { Language } from '#shared/contract/common.ts';
import { AppError } from '#shared/contract/errors.ts';

/** The options of the command line, all commands together; each command names the ones it takes. */
const OPTIONS = {
  workspace: { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  name: { type: 'string' },
  sheet: { type: 'string' },
  out: { type: 'string' },
  'out-dir': { type: 'string' },
  kind: { type: 'string' },
  template: { type: 'string' },
  map: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  privacy: { type: 'string', multiple: true },
  'on-bad-row': { type: 'string' },
  rejects: { type: 'string' },
  marked: { type: 'string' },
  'as-of': { type: 'string' },
  settings: { type: 'string' },
  run: { type: 'string' },
  list: { type: 'boolean' },
  scheme: { type: 'string' },
  model: { type: 'string' },
  params: { type: 'string' },
  horizon: { type: 'string', multiple: true },
  rate: { type: 'string' },
  unit: { type: 'string' },
  covariates: { type: 'string' },
} as const;

export type OptionName = keyof typeof OPTIONS;
type Kind<Name extends OptionName> = (typeof OPTIONS)[Name] extends { type: 'boolean' }
  ? boolean
  : (typeof OPTIONS)[Name] extends { multiple: true }
    ? string[]
    : string;
export type OptionValues = { readonly [Name in OptionName]?: Kind<Name> };

/** Options that every command takes. */
export const COMMON_OPTIONS: readonly OptionName[] = ['workspace', 'json', 'quiet', 'lang', 'help'];

/** What stands for the value of an option in the help. */
export const VALUE_SHAPES: Readonly<Partial<Record<OptionName, string>>> = {
  workspace: 'DIR',
  lang: 'en|zh-CN|zh-TW',
  name: 'NAME',
  sheet: 'SHEET',
  out: 'FILE',
  'out-dir': 'DIR',
  kind: 'KIND',
  template: 'T.json',
  map: 'COLUMN=FIELD',
  set: 'KEY=VALUE',
  privacy: 'COLUMN=ACTION',
  'on-bad-row': 'skip|stop|mark',
  rejects: 'OUT.csv',
  marked: 'OUT.csv',
  'as-of': 'YYYY-MM-DD',
  settings: 'S.json',
  run: 'RUN',
  scheme: 'SCHEME',
  model: 'MODEL',
  params: 'P.json',
  horizon: 'N|inf',
  rate: 'YEARLY',
  unit: 'day|week|month',
  covariates: 'A,B:category',
};

/** A command line taken apart. */
export interface CommandLine {
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly language: Language;
}

/**
 * Takes a command's arguments apart; strict: an option that the command does not take is refused.
 * @throws AppError BAD_REQUEST with the rule (`option`, `language`) and the word.
 */
export function parseCommandLine(
  args: readonly string[],
  accepted: readonly OptionName[],
  defaultLanguage: Language,
): CommandLine {
  const names: readonly OptionName[] = [...COMMON_OPTIONS, ...accepted];
  const options = Object.fromEntries(names.map((name) => [name, OPTIONS[name]]));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const word = cause instanceof Error ? (/'([^']*)'/.exec(cause.message)?.[1] ?? '') : '';
    throw usage('option', word);
  }
  const values = parsed.values as OptionValues;
  return {
    positionals: parsed.positionals,
    options: values,
    language: values.lang === undefined ? defaultLanguage : parseLanguage(values.lang),
  };
}

/** A wrong command line: exit code 2. */
export function usage(rule: string, word = ''): AppError {
  return new AppError('BAD_REQUEST', { details: { rule, word } });
}

/** Value of an option that the command cannot do without. */
export function required(line: CommandLine, name: 'workspace' | 'out' | 'model'): string {
  const value = line.options[name];
  if (value === undefined || value === '') throw usage('missing', `--${name}`);
  return value;
}

/** `KEY=VALUE` options as pairs; the value may hold further equals signs. */
export function parsePairs(pairs: readonly string[] = []): [key: string, value: string][] {
  return pairs.map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at <= 0) throw usage('pair', pair);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

function parseLanguage(text: string): Language {
  if (text === 'en' || text === 'zh-CN' || text === 'zh-TW') return text;
  throw usage('language', text);
}
