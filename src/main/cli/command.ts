import type { Translator } from '#shared/i18n/index.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Core } from '#main/core/index.ts';
import type { Progress } from '#main/jobs/index.ts';
import type { CommandLine, OptionName } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** What a command yields: one JSON object for `--json`, and lines for people. */
export interface CommandResult {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** What a command gets to work with. */
export interface CommandContext {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly translator: Translator;
  /** A core over a folder, without a window; closed by the caller of the command. */
  openCore(folder: string): CommandCore;
  /** Passphrase from the environment or a hidden prompt. @throws AppError WRONG_PASSPHRASE if neither is there. */
  passphrase(question: string): Promise<string>;
  /** Password of a protected file from the environment or a hidden prompt; undefined if neither is there. */
  filePassword(question: string): Promise<GivenPassword | undefined>;
}

/** A password that somebody gave; one that was typed may be typed again. */
export interface GivenPassword {
  readonly password: string;
  readonly typed: boolean;
}

/** The core of a command, and where the next file it saves goes. */
export interface CommandCore {
  readonly core: Core;
  readonly saveTo: (path: string) => void;
}

export interface Command {
  readonly name: string;
  /** What stands behind the name, as the help writes it; empty for nothing. */
  readonly takes: string;
  /** Options beside the common ones. */
  readonly accepts: readonly OptionName[];
  run(context: CommandContext): Promise<CommandResult>;
}

/** Draws a job's progress on the terminal. */
export function drawJob(context: CommandContext): (view: JobView) => void {
  return (view) => {
    if (view.phase === null || view.unit === null) return;
    const { phase, done, total, unit } = view;
    drawPhase(context)({ phase, done, unit, ...(total !== null && { total }) });
  };
}

/** Draws a line of progress on the terminal. */
export function drawPhase(context: CommandContext): (line: Progress) => void {
  return (line) => {
    context.terminal.progress(context.translator.known(`phases.${line.phase}`), line);
  };
}
