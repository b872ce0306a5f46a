/** The distinct values of a column in ascending order, and for each element the index of its value. */
export interface Distinct {
  readonly levels: Float64Array;
  readonly codes: Uint32Array;
}

/** Widest range of integers that is coded by a table instead of by a sort. */
const TABLE_RANGE = 1 << 22;

/** Codes a column by its distinct values; no element may be NaN. */
export function distinct(values: Int32Array | Float64Array): Distinct {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
    if (whole && !Number.isInteger(value)) whole = false;
  }
  if (values.length === 0) return { levels: new Float64Array(0), codes: new Uint32Array(0) };
  return whole && high - low < TABLE_RANGE
    ? distinctByTable(values, low, high)
    : distinctBySort(values);
}

function distinctByTable(values: Int32Array | Float64Array, low: number, high: number): Distinct {
  const table = new Uint32Array(high - low + 1);
  for (let i = 0; i < values.length; i++) table[(values[i] as number) - low] = 1;
  let count = 0;
  for (let k = 0; k < table.length; k++) if (table[k] === 1) table[k] = ++count;
  const levels = new Float64Array(count);
  for (let k = 0; k < table.length; k++) {
    const code = table[k] as number;
    if (code > 0) levels[code - 1] = low + k;
  }
  const codes = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    codes[i] = (table[(values[i] as number) - low] as number) - 1;
  }
  return { levels, codes };
}

function distinctBySort(values: Int32Array | Float64Array): Distinct {
  const ordered = Float64Array.from(values).sort();
  let count = 0;
  for (let i = 0; i < ordered.length; i++) {
    const value = ordered[i] as number;
    if (count === 0 || value !== ordered[count - 1]) ordered[count++] = value;
  }
  const levels = ordered.slice(0, count);
  const codes = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) codes[i] = lowerBound(levels, values[i] as number);
  return { levels, codes };
}

/** First index of an ascending column whose element is not below `value`; its length if none. */
export function lowerBound(ascending: Float64Array | Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reorders `order` stably by `codes` (each below `levels`), ascending; one counting-sort pass. */
export function stableOrderBy(order: Uint32Array, codes: Uint32Array, levels: number): Uint32Array {
  const next = new Uint32Array(levels + 1);
  for (let i = 0; i < order.length; i++) {
    const slot = (codes[order[i] as number] as number) + 1;
    next[slot] = (next[slot] as number) + 1;
  }
  for (let k = 0; k < levels; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  const result = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const element = order[i] as number;
    const code = codes[element] as number;
    const place = next[code] as number;
    result[place] = element;
    next[code] = place + 1;
  }
  return result;
}
