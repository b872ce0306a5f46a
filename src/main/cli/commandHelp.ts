import type { Translator } from '#shared/i18n/index.ts';
import { importFieldSchema, privacyActionSchema } from '#shared/contract/importPlan.ts';
import { IMPORT_KINDS } from '#shared/domain/importKinds.ts';
import { STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import { COMMON_OPTIONS, VALUE_SHAPES, type OptionName } from './arguments.ts';
import type { Command } from './command.ts';
import { MODEL_NAMES } from './valueModels.ts';

/** Words that an option takes, where they are more than its shape can show. */
const WORDS: Readonly<Partial<Record<OptionName, readonly string[]>>> = {
  kind: IMPORT_KINDS,
  map: importFieldSchema.options,
  privacy: privacyActionSchema.options,
  scheme: Object.keys(STAGE_SCHEMES),
  model: MODEL_NAMES,
};

const WORDS_WIDTH = 76;

/** What the command line can do: a line per command. */
export function commandsHelp(commands: readonly Command[], { t, known }: Translator): string {
  const rows = commands.map(({ name, takes }): Row => [
    [name, takes].join(' ').trim(),
    known(`cli.does.${name}`),
  ]);
  return [t('cli.usage'), '', ...aligned(rows), '', t('cli.everywhere')].join('\n');
}

/** One command: how it is called, what it does, and each option that it takes. */
export function commandHelp({ name, takes, accepts }: Command, { t, known }: Translator): string {
  const rows = (options: readonly OptionName[]): string[] =>
    aligned(options.map((option): Row => [written(option), known(`cli.option.${option}`)]));
  const words = accepts.flatMap((option) => wordsOf(option));
  return [
    ['perennial', name, takes, t('cli.options')].filter((part) => part !== '').join(' '),
    '',
    known(`cli.does.${name}`),
    '',
    ...rows([...accepts, ...COMMON_OPTIONS]),
    ...(words.length > 0 ? ['', ...words] : []),
  ].join('\n');
}

type Row = readonly [left: string, text: string];

function aligned(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, text]) => `  ${left.padEnd(width)}  ${text}`);
}

function written(option: OptionName): string {
  return [`--${option}`, VALUE_SHAPES[option] ?? ''].join(' ').trim();
}

/** `SHAPE: word, word, …` over as many lines as it needs. */
function wordsOf(option: OptionName): string[] {
  const lines: string[] = [];
  for (const word of WORDS[option] ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WORDS_WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(last === undefined ? `  --${option}: ${word}` : `    ${word}`);
    }
  }
  return lines;
}
