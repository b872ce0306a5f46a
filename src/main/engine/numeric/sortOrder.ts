const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;
const SIGN = 0x80000000;

/**
 * Indices of a column's elements in ascending order, equal ones in their own order; elements that are NaN
 * are left out. A radix sort over the bits of the numbers: a million take some ten milliseconds per digit
 * that differs, and no comparison is called.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  const [known, count] = sortableHalves(values, high, low);
  let order = known.subarray(0, count);
  let spare = new Uint32Array(count);
  for (const half of [low, high]) {
    for (const shift of [0, DIGIT_BITS]) {
      if (!byDigit(order, half, shift, spare)) continue;
      [order, spare] = [spare, order];
    }
  }
  return order;
}

/** Bits of each number turned so that they sort like the numbers; indices of those that are numbers. */
function sortableHalves(
  values: Float64Array,
  high: Uint32Array,
  low: Uint32Array,
): [Uint32Array<ArrayBuffer>, number] {
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  // The half with the sign, on machines of either byte order.
  number[0] = -1;
  const top = bits[1] === 0 ? 0 : 1;
  const known = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    // Adding 0 makes -0 the same as 0.
    number[0] = value + 0;
    const upper = bits[top] as number;
    const negative = upper >= SIGN;
    high[i] = negative ? ~upper : upper | SIGN;
    low[i] = negative ? ~(bits[1 - top] as number) : (bits[1 - top] as number);
    known[count++] = i;
  }
  return [known, count];
}

/** One stable pass of a counting sort; false, with nothing moved, where all have the same digit. */
function byDigit(order: Uint32Array, half: Uint32Array, shift: number, into: Uint32Array): boolean {
  const next = new Uint32Array(BUCKETS);
  for (let i = 0; i < order.length; i++) {
    const digit = ((half[order[i] as number] as number) >>> shift) & (BUCKETS - 1);
    next[digit] = (next[digit] as number) + 1;
  }
  let place = 0;
  for (let digit = 0; digit < BUCKETS; digit++) {
    const count = next[digit] as number;
    if (count === order.length) return false;
    next[digit] = place;
    place += count;
  }
  for (let i = 0; i < order.length; i++) {
    const index = order[i] as number;
    const digit = ((half[index] as number) >>> shift) & (BUCKETS - 1);
    const to = next[digit] as number;
    into[to] = index;
    next[digit] = to + 1;
  }
  return true;
}
