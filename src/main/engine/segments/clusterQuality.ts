import type { EngineControl } from '../control.ts';
import type { Points } from './kMeans.ts';

/** Rows after which the caller is asked whether to go on; each costs a pass over all points. */
const ROWS_PER_CHECK = 64;

/**
 * Mean silhouette of several partitions of the same points (P. J. Rousseeuw, J. Comput. Appl. Math. 20,
 * 1987): −1 to 1, how much nearer a point is to its own cluster than to the next. The only one of its
 * cluster counts 0. Every distance is taken once for all partitions; cost count² · width.
 */
export function silhouettes(
  { values, width, count }: Points,
  partitions: readonly { readonly labels: Uint8Array; readonly k: number }[],
  control?: EngineControl,
): number[] {
  const sizes = partitions.map(({ labels, k }) => {
    const size = new Float64Array(k);
    for (const label of labels) size[label] = (size[label] as number) + 1;
    return size;
  });
  const sums = partitions.map(({ k }) => new Float64Array(k));
  const totals = new Float64Array(partitions.length);
  for (let i = 0; i < count; i++) {
    if (i % ROWS_PER_CHECK === 0) control?.check();
    for (const sum of sums) sum.fill(0);
    for (let j = 0; j < count; j++) {
      let square = 0;
      for (let f = 0; f < width; f++) {
        square += ((values[i * width + f] as number) - (values[j * width + f] as number)) ** 2;
      }
      const distance = Math.sqrt(square);
      for (let p = 0; p < partitions.length; p++) {
        const label = (partitions[p]?.labels as Uint8Array)[j] as number;
        const sum = sums[p] as Float64Array;
        sum[label] = (sum[label] as number) + distance;
      }
    }
    for (const [p, { labels }] of partitions.entries()) {
      totals[p] =
        (totals[p] as number) +
        silhouette(labels[i] as number, sums[p] as Float64Array, sizes[p] as Float64Array);
    }
  }
  return Array.from(totals, (total) => total / count);
}

function silhouette(own: number, sums: Float64Array, sizes: Float64Array): number {
  const alike = (sizes[own] as number) - 1;
  if (alike < 1) return 0;
  const inside = (sums[own] as number) / alike;
  let outside = Infinity;
  for (let k = 0; k < sums.length; k++) {
    const size = sizes[k] as number;
    if (k !== own && size > 0) outside = Math.min(outside, (sums[k] as number) / size);
  }
  const larger = Math.max(inside, outside);
  return larger === 0 ? 0 : (outside - inside) / larger;
}

/**
 * How alike two partitions of the same points are: the Rand index adjusted for chance (L. Hubert and
 * P. Arabie, J. Classification 2, 1985, equation 5). 1 for the same partition, about 0 for chance.
 */
export function adjustedRandIndex(a: Uint8Array, b: Uint8Array, k: number): number {
  const cells = new Float64Array(k * k);
  const rows = new Float64Array(k);
  const columns = new Float64Array(k);
  for (let i = 0; i < a.length; i++) {
    const [row, column] = [a[i] as number, b[i] as number];
    cells[row * k + column] = (cells[row * k + column] as number) + 1;
    rows[row] = (rows[row] as number) + 1;
    columns[column] = (columns[column] as number) + 1;
  }
  const together = pairs(cells);
  const [inA, inB] = [pairs(rows), pairs(columns)];
  const expected = (inA * inB) / ((a.length * (a.length - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
