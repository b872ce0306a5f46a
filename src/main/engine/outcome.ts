/** Why an analysis gives no numbers. */
export type GateCode = 'TOO_FEW_DATA' | 'CANNOT_FIT';

/**
 * An analysis that could not be done, with the user's own counts beside the counts that it needs.
 *
 * `reason` is a stable word for the one thing that is missing or wrong; `details` holds the counts.
 */
export interface Gated {
  readonly ok: false;
  readonly code: GateCode;
  readonly reason: string;
  readonly details: Readonly<Record<string, number>>;
}

/** A result or an honest reason why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Gated;

/** A result. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A closed gate. */
export function gated(
  code: GateCode,
  reason: string,
  details: Readonly<Record<string, number>>,
): Gated {
  return { ok: false, code, reason, details };
}
