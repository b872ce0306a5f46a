import { createTranslator, type Translator } from '#shared/i18n/index.ts';
import { AppError, errorBodyOf, type ErrorBody } from '#shared/contract/errors.ts';
import { languageOf } from '#main/core/index.ts';
import { usage, parseCommandLine } from './arguments.ts';
import type { Command, CommandContext, CommandCore, GivenPassword } from './command.ts';
import { commandHelp, commandsHelp } from './commandHelp.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { askHidden, processTerminal, type Terminal } from './terminal.ts';

/** What the entry point gives the command line. */
export interface CliOptions {
  readonly args: readonly string[];
  readonly systemLocale: string;
  /** A core over a folder without a window. */
  readonly openCore: (folder: string) => CommandCore;
}

/** Runs one command; resolves with the process's exit code. */
export async function runCli(options: CliOptions): Promise<number> {
  const [name, ...args] = options.args;
  const systemLanguage = languageOf(options.systemLocale);
  const opened: CommandCore[] = [];
  let terminal = processTerminal(false);
  let translator = createTranslator(systemLanguage);
  let json = args.includes('--json');
  const cancel = (): void => {
    for (const { core } of opened) core.cancelAll();
  };
  process.on('SIGINT', cancel);
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      terminal.print(commandsHelp(COMMANDS, translator));
      return name === undefined ? EXIT.usage : EXIT.done;
    }
    const command = commandOf(name);
    const line = parseCommandLine(args, command.accepts, systemLanguage);
    translator = createTranslator(line.language);
    terminal = processTerminal(line.options.quiet ?? false);
    json = line.options.json ?? false;
    if (line.options.help) {
      terminal.print(commandHelp(command, translator));
      return EXIT.done;
    }
    const context: CommandContext = {
      line,
      terminal,
      translator,
      openCore(folder) {
        const command = options.openCore(folder);
        opened.push(command);
        return command;
      },
      passphrase: askPassphrase,
      filePassword: askFilePassword,
    };
    const result = await command.run(context);
    terminal.endProgress();
    if (json) terminal.print(JSON.stringify(result.json));
    else for (const text of result.lines) terminal.print(text);
    return EXIT.done;
  } catch (thrown) {
    return fail(thrown, terminal, translator, { json, command: name ?? '' });
  } finally {
    process.off('SIGINT', cancel);
    for (const { core } of opened) await core.close();
  }
}

function commandOf(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw usage('command', name);
  return command;
}

async function askPassphrase(question: string): Promise<string> {
  const given = process.env['PERENNIAL_PASSPHRASE'] ?? (await askHidden(question));
  if (given === undefined) throw new AppError('LOCKED');
  return given;
}

async function askFilePassword(question: string): Promise<GivenPassword | undefined> {
  const known = process.env['PERENNIAL_FILE_PASSWORD'];
  if (known !== undefined && known !== '') return { password: known, typed: false };
  const typed = await askHidden(question);
  return typed === undefined || typed === '' ? undefined : { password: typed, typed: true };
}

/** Prints an error in words (and as the one JSON object); yields its exit code. */
function fail(
  thrown: unknown,
  terminal: Terminal,
  translator: Translator,
  { json, command }: { readonly json: boolean; readonly command: string },
): number {
  const body = errorBodyOf(thrown);
  terminal.endProgress();
  terminal.say(describeError(body, translator));
  const knowsMore = body.code === 'BAD_REQUEST' && COMMANDS.some(({ name }) => name === command);
  if (knowsMore) terminal.say(translator.t('cli.seeHelp', { command }));
  if (json) terminal.print(JSON.stringify({ error: body }));
  return exitCodeOf(body.code);
}

/** An error in words: what happened, where, what to do, and the code. */
export function describeError(body: ErrorBody, { t, known }: Translator): string {
  const place = Object.entries(body.place ?? {}).map(
    ([part, value]) => `${known(`cli.place.${part}`)} ${value}`,
  );
  const details = Object.entries(body.details ?? {}).map(([key, value]) => `${key}: ${value}`);
  const where = [...place, ...details].join(', ');
  return [
    `${known(`errors.${body.code}.what`)}${where === '' ? '' : ` (${where})`}`,
    known(`errors.${body.code}.do`),
    t('cli.code', { code: body.code }),
  ].join('\n');
}
