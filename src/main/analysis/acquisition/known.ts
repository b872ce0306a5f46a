/** A figure of the engine as it is stored: null where it is unknown or has no end. */
export function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
