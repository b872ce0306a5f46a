/** Cells of a table and the sums over them that a reader knows. */
export interface PublishedCells {
  /** Counts, zero or above. */
  readonly counts: readonly number[];
  /** Cells to hold back for another reason than their count. */
  readonly unsafe?: readonly boolean[];
  /** Each line lists the cells whose sum is published. */
  readonly lines: readonly (readonly number[])[];
}

/** What is held back so far: cells, and lines whose sum is not published. */
interface HeldSoFar {
  readonly cells: readonly boolean[];
  readonly lines: readonly boolean[];
}

/** Cells to hold back, and what that costs. */
interface Way {
  readonly cells: readonly number[];
  readonly cost: number;
}

/**
 * Finds the cheapest cells that cover a held-back one. Published lines are nodes of a graph, cells the edges between the
 * two lines they stand on, or between their line and the outside: a cell cannot be worked out if and only if it lies on
 * a cycle of held-back ones, so the cheapest cover is a shortest path from one of its ends to the other (J. P. Kelly,
 * B. L. Golden and A. A. Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 22,
 * 1992). A cell costs its count, a held-back one nothing, an empty one more than all others together: it covers
 * little, as everybody knows that no count is below zero.
 */
export class CoverCells {
  readonly #table: PublishedCells;
  readonly #linesOf: readonly (readonly number[])[];
  readonly #emptyCost: number;

  constructor(table: PublishedCells) {
    this.#table = table;
    const linesOf = table.counts.map((): number[] => []);
    table.lines.forEach((line, l) => {
      for (const cell of line) linesOf[cell]?.push(l);
    });
    this.#linesOf = linesOf;
    this.#emptyCost = table.counts.reduce((sum, count) => sum + count, 1);
  }

  /**
   * Cells that cover those held back on a line: the only one, or together with one more of the line where several are
   * few together. Undefined where there is no way, or a cell stands on more than two lines.
   */
  of(line: number, held: HeldSoFar): readonly number[] | undefined {
    const own = this.#table.lines[line] ?? [];
    const hidden = own.filter((cell) => held.cells[cell]);
    const [only] = hidden;
    if (hidden.length === 1 && only !== undefined) return this.#around(line, only, held)?.cells;
    let best: Way | undefined;
    for (const cell of own) {
      if (held.cells[cell]) continue;
      const way = this.#around(line, cell, held);
      if (!way) continue;
      const cost = way.cost + this.#costOf(cell, held);
      if (!best || cost < best.cost) best = { cells: [cell, ...way.cells], cost };
    }
    return best?.cells;
  }

  /** The cheapest way from a line to the other end of one of its cells that does not lead over the cell. */
  #around(line: number, cell: number, held: HeldSoFar): Way | undefined {
    const ends = this.#ends(cell, held);
    if (!ends) return undefined;
    const to = ends[0] === line ? ends[1] : ends[0];
    const outside = this.#table.lines.length;
    const cost = new Float64Array(outside + 1).fill(Infinity);
    const by = new Int32Array(outside + 1).fill(-1);
    const from = new Int32Array(outside + 1).fill(-1);
    const settled = new Uint8Array(outside + 1);
    cost[line] = 0;
    for (;;) {
      const at = nearest(cost, settled);
      if (at === undefined) return undefined;
      if (at === to) break;
      settled[at] = 1;
      for (const edge of this.#at(at)) {
        const reached = edge === cell ? undefined : this.#ends(edge, held);
        if (!reached || (reached[0] !== at && reached[1] !== at)) continue;
        const next = reached[0] === at ? reached[1] : reached[0];
        const sum = (cost[at] as number) + this.#costOf(edge, held);
        if (sum >= (cost[next] as number)) continue;
        cost[next] = sum;
        by[next] = edge;
        from[next] = at;
      }
    }
    const cells: number[] = [];
    for (let at = to; at !== line; at = from[at] as number) cells.push(by[at] as number);
    return { cells, cost: cost[to] as number };
  }

  /** Cells that may be edges at a node: those of the line; at the outside all, of which few lead there. */
  #at(node: number): readonly number[] {
    return this.#table.lines[node] ?? this.#table.counts.map((_, cell) => cell);
  }

  /** The nodes that a cell lies between; undefined where no or more than two lines hold it. */
  #ends(cell: number, { lines }: HeldSoFar): readonly [number, number] | undefined {
    const outside = this.#table.lines.length;
    const [first, second = outside, third] = (this.#linesOf[cell] ?? []).filter((l) => !lines[l]);
    return first === undefined || third !== undefined ? undefined : [first, second];
  }

  #costOf(cell: number, { cells }: HeldSoFar): number {
    if (cells[cell]) return 0;
    const count = this.#table.counts[cell] ?? 0;
    return count > 0 ? count : this.#emptyCost;
  }
}

/** The node of the least finite cost that is not settled; the first of several. */
function nearest(cost: Float64Array, settled: Uint8Array): number | undefined {
  let best: number | undefined;
  for (let node = 0; node < cost.length; node += 1) {
    if (settled[node] === 1 || cost[node] === Infinity) continue;
    if (best === undefined || (cost[node] as number) < (cost[best] as number)) best = node;
  }
  return best;
}
