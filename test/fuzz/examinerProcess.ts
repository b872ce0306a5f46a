import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Examined, Order } from './messages.ts';

/** What a file may cost. */
export interface Limits {
  readonly seconds: number;
  readonly memoryMb: number;
}

/** Why a file is a finding. */
export type FaultKind = 'exception' | 'counts' | 'crash' | 'hang' | 'memory';

export interface Outcome {
  readonly answered: readonly string[];
  readonly fault?: { readonly kind: FaultKind; readonly what: string };
}

const EXAMINER = fileURLToPath(new URL('./examiner.ts', import.meta.url));
/** A process is replaced after so many files, so that its memory is that of few. */
const FILES_PER_PROCESS = 250;

/** A process that examines files, replaced when it has died, was ended or has grown. */
export class ExaminerProcess {
  readonly #limits: Limits;
  readonly #folder: string;
  readonly #script: string;
  #child: ChildProcess | undefined;
  #files = 0;

  /** `folder` holds what the processes write; it is the caller's to remove. */
  constructor(limits: Limits, folder: string, script = EXAMINER) {
    this.#limits = limits;
    this.#folder = folder;
    this.#script = script;
  }

  /** Examines one file; too much memory counts only if a fresh process takes it as well. */
  async examine(order: Order): Promise<Outcome> {
    const fresh = this.#files === 0;
    const outcome = await this.#examine(order);
    if (outcome.fault?.kind !== 'memory' || fresh) return outcome;
    return this.#examine(order);
  }

  end(): void {
    const child = this.#child;
    this.#child = undefined;
    this.#files = 0;
    if (child?.connected === true) child.disconnect();
  }

  async #examine(order: Order): Promise<Outcome> {
    const { seconds, memoryMb } = this.#limits;
    const child = (this.#child ??= fork(
      this.#script,
      [mkdtempSync(join(this.#folder, 'examiner-'))],
      {
        execArgv: [`--max-old-space-size=${String(memoryMb)}`],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    ));
    const examined = await answerOf(child, order, seconds);
    this.#files += 1;
    if (!('peakMb' in examined)) {
      // It has died or was ended.
      this.end();
      return examined;
    }
    const { answered, fault, peakMb } = examined;
    if (this.#files >= FILES_PER_PROCESS || peakMb > memoryMb) this.end();
    if (fault !== undefined) return { answered, fault };
    if (peakMb <= memoryMb) return { answered };
    return { answered, fault: { kind: 'memory', what: `${peakMb.toFixed(0)} MB` } };
  }
}

/** The answer to an order; a process that dies or does not answer in time has none. */
function answerOf(child: ChildProcess, order: Order, seconds: number): Promise<Examined | Outcome> {
  return new Promise((resolve) => {
    let errors = '';
    const onError = (text: Buffer): void => {
      errors = (errors + text.toString()).slice(-2000);
    };
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    const settle = (outcome: Examined | Outcome): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('close', onClose).stderr?.off('data', onError);
      resolve(outcome);
    };
    const onMessage = (message: unknown): void => {
      settle(message as Examined);
    };
    const onClose = (code: number | null, signal: string | null): void => {
      const what = hung
        ? `no answer in ${String(seconds)} s`
        : `ended with ${String(code ?? signal)}: ${errors.trim().slice(-500)}`;
      settle({ answered: [], fault: { kind: hung ? 'hang' : 'crash', what } });
    };
    child.on('message', onMessage).on('close', onClose).stderr?.on('data', onError);
    child.send(order, () => {
      // One that is already dead tells by its end.
    });
  });
}
