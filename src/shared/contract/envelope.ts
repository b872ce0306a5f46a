import { z } from 'zod';
import type { ErrorBody } from './errors.ts';

/** What goes through the request pipe, as JSON text, in both hosts. */
export const requestSchema = z.strictObject({
  method: z.string().max(80),
  input: z.unknown(),
});
export type RequestEnvelope = z.infer<typeof requestSchema>;

/** The answer: a value, or an error with a number that the log also holds. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorBody; readonly correlationId: string };

/** Longest request that is read, in UTF-16 units; files never travel through the pipe. */
export const MAX_REQUEST_LENGTH = 1_000_000;
