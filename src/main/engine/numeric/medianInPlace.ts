/**
 * Median of values in any order, which it puts into another one: much quicker than sorting them for this alone.
 * NaN without a value; no value may be NaN.
 *
 * Source: C. A. R. Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961), with the middle of three as pivot.
 */
export function medianInPlace(values: Float64Array): number {
  const half = values.length >> 1;
  if (values.length === 0) return Number.NaN;
  const upper = selectInPlace(values, half);
  if (values.length % 2 === 1) return upper;
  // All that is not above it stands before it; the greatest of these is the other one in the middle.
  let lower = -Infinity;
  for (let i = 0; i < half; i++) lower = Math.max(lower, values[i] as number);
  return (lower + upper) / 2;
}

/** The value that would stand at `place` were they sorted; before it stands nothing greater, behind it nothing less. */
function selectInPlace(values: Float64Array, place: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = middleOf(
      values[left] as number,
      values[(left + right) >> 1] as number,
      values[right] as number,
    );
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] as number) < pivot) low++;
      while ((values[high] as number) > pivot) high--;
      if (low > high) break;
      const held = values[low] as number;
      values[low++] = values[high] as number;
      values[high--] = held;
    }
    if (place <= high) right = high;
    else if (place >= low) left = low;
    else break;
  }
  return values[place] as number;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
