/**
 * JSON text with keys in code-unit order and no space, so that equal values give equal bytes.
 * Members that are undefined are left out, as in JSON.stringify.
 *
 * @throws RangeError for a number that JSON cannot hold; it would silently become null.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) {
      throw new RangeError('not a finite number');
    }
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
