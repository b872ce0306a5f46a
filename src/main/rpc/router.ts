import { randomUUID } from 'node:crypto';
import { contract, type MethodName, type ParsedInputOf } from '#shared/contract/index.ts';
import { MAX_REQUEST_LENGTH, requestSchema } from '#shared/contract/envelope.ts';
import { AppError, errorBodyOf } from '#shared/contract/errors.ts';

/** One function per method; it yields the JSON text of the value (of the job reference, for a job). */
export type Handlers = {
  readonly [Name in MethodName]: (input: ParsedInputOf<Name>) => string | Promise<string>;
};

export interface RouterOptions {
  readonly handlers: Handlers;
  /** Hears of every failure that is no plain AppError. */
  readonly failed: (method: string, correlationId: string, thrown: unknown) => void;
}

/** Checks and routes one request; the answer is always an envelope, never a thrown error. */
export type Router = (requestJson: string) => Promise<string>;

/** The one door of the core: size, shape and input are checked before any handler runs. */
export function createRouter(options: RouterOptions): Router {
  return async (requestJson) => {
    let method = 'unknown';
    try {
      const request = parseRequest(requestJson);
      method = request.method;
      return `{"ok":true,"value":${await dispatch(options.handlers, request.method, request.input)}}`;
    } catch (thrown) {
      const correlationId = randomUUID();
      if (!(thrown instanceof AppError) || thrown.code === 'INTERNAL') {
        options.failed(method, correlationId, thrown);
      }
      return JSON.stringify({ ok: false, error: errorBodyOf(thrown), correlationId });
    }
  };
}

function parseRequest(json: string): { method: string; input: unknown } {
  if (json.length > MAX_REQUEST_LENGTH) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'size' } });
  }
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new AppError('BAD_REQUEST', { details: { rule: 'json' } });
  }
  const parsed = requestSchema.safeParse(data);
  if (!parsed.success) throw new AppError('BAD_REQUEST', { details: { rule: 'envelope' } });
  return parsed.data;
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

async function dispatch(handlers: Handlers, name: string, input: unknown): Promise<string> {
  if (!isMethod(name)) throw new AppError('BAD_REQUEST', { details: { rule: 'method' } });
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('BAD_REQUEST', { details: { rule: 'input', path } });
  }
  // The schema of this very method produced the input; TypeScript cannot follow the pair.
  const handler = handlers[name] as (input: unknown) => string | Promise<string>;
  return handler(parsed.data);
}
