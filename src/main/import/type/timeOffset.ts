const [PLUS, DASH, COLON, SPACE, LETTER_Z] = [43, 45, 58, 32, 122] as const;

/** The farthest zones are UTC-12 and UTC+14. */
const MAX_OFFSET_HOURS = 14;

/**
 * Minutes east of UTC by what stands behind a time: `Z`, `+08:00`, `+0800`, `-05`. NaN if nothing does, undefined if
 * it is something else.
 */
export function offsetBehind(bytes: Uint8Array, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && bytes[at] === SPACE) at += 1;
  if (at === end) return NaN;
  if (at + 1 === end && ((bytes[at] as number) | 32) === LETTER_Z) return 0;
  const sign = bytes[at];
  if (sign !== PLUS && sign !== DASH) return undefined;
  const digits: number[] = [];
  for (at += 1; at < end; at += 1) {
    const byte = bytes[at] as number;
    // A colon only between hours and minutes.
    if (byte === COLON && digits.length === 2 && at + 3 === end) continue;
    if (byte < 48 || byte > 57) return undefined;
    digits.push(byte - 48);
  }
  const [a = 0, b = 0, c = 0, d = 0] = digits;
  const known = digits.length === 1 || digits.length === 2 || digits.length === 4;
  const hours = digits.length === 1 ? a : a * 10 + b;
  const minutes = c * 10 + d;
  if (!known || hours > MAX_OFFSET_HOURS || minutes > 59) return undefined;
  return (sign === DASH ? -1 : 1) * (hours * 60 + minutes);
}
