import type { z } from 'zod';

/**
 * A query reads and answers at once; a command changes something small and answers at once; a job is
 * long work: the reply is its number, progress and result come as events.
 */
export type MethodKind = 'query' | 'command' | 'job';

/** One method of the contract. Inputs are always validated, outputs in tests and development. */
export interface Method<
  Kind extends MethodKind = MethodKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Method<'query', I, O> {
  return { kind: 'query', input, output };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Method<'command', I, O> {
  return { kind: 'command', input, output };
}

export function job<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Method<'job', I, O> {
  return { kind: 'job', input, output };
}
