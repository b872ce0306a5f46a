import type { Bridge } from '#shared/contract/bridge.ts';
import {
  contract,
  type InputOf,
  type MethodName,
  type NamesOfKind,
  type OutputOf,
} from '#shared/contract/index.ts';
import type { Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/contract/errors.ts';
import { eventSchema, type CoreEvent } from '#shared/contract/events.ts';
import { jobReferenceSchema } from '#shared/contract/jobs.ts';

type Answered = NamesOfKind<'query'> | NamesOfKind<'command'>;
export type JobName = NamesOfKind<'job'>;

/** The core as the screens see it. Every failure is an {@link AppError} with a closed code. */
export interface Client {
  /** Asks a query or gives a command. */
  readonly call: <Name extends Answered>(
    method: Name,
    input: InputOf<Name>,
  ) => Promise<OutputOf<Name>>;
  /** Starts a job; resolves with its number, the rest comes as events. */
  readonly start: (method: JobName, input: InputOf<JobName>) => Promise<number>;
  /** Listens to the core's events. */
  readonly subscribe: (listener: (event: CoreEvent) => void) => () => void;
  /** Ticket of a file that the user picked or dropped. */
  readonly claimFile: (file: File) => Promise<string>;
}

/**
 * The client over a bridge. Answers are checked against the contract only while developing: in the
 * shipped program the router has already done so in its tests.
 */
export function createClient(bridge: Bridge, checkAnswers: boolean): Client {
  const ask = async (method: MethodName, input: unknown): Promise<unknown> => {
    const reply = JSON.parse(await bridge.request(JSON.stringify({ method, input }))) as Reply;
    if (reply.ok) return reply.value;
    const { code, place, details } = reply.error;
    throw new AppError(code, {
      ...(place && { place }),
      details: { ...details, reference: reply.correlationId },
    });
  };

  return {
    async call<Name extends Answered>(method: Name, input: InputOf<Name>) {
      const value = await ask(method, input);
      return (checkAnswers ? contract[method].output.parse(value) : value) as OutputOf<Name>;
    },
    async start(method, input) {
      return jobReferenceSchema.parse(await ask(method, input)).jobId;
    },
    subscribe: (listener) =>
      bridge.subscribe((json) => {
        listener(eventSchema.parse(JSON.parse(json)));
      }),
    claimFile: (file) => bridge.claimFile(file),
  };
}
