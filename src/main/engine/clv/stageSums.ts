/** Most stages whose chances are written out; more are passed only by who orders thousands of times. */
const MOST_STAGES = 1 << 22;
/** Mass of the numbers of stages that are left out at each end, relative. */
const LEFT_OUT = 1e-17;

/** A gamma rate beyond so many times its scale is as good as impossible: exp(-40) is below 1e-17. */
const RATE_REACH = 40;
/** Standard deviations of a number beyond which it is as good as impossible. */
const SPREAD_REACH = 9;

/** True if the numbers of stages that may be passed are more than are written out; see `stageChances`. */
export function areTooMany(shape: number, share: number): boolean {
  const mean = shape * share;
  return mean + SPREAD_REACH * Math.sqrt(mean * (1 + share)) + RATE_REACH * share > MOST_STAGES;
}

/** Chances of passing `first`, `first` + 1 and so on stages. */
export interface StageChances {
  readonly first: number;
  readonly mass: Float64Array;
  /** P(N >= `first` + i) at i, one more than `mass` has. */
  readonly tail: Float64Array;
}

/**
 * Distribution of the number of stages passed within a horizon by who never leaves, at a stage rate
 * ~ Gamma(shape, scale): negative binomial. Each chance follows from its neighbour, starting from the
 * likeliest number, and their sum makes them whole, so that no logarithm of a large product is needed.
 *
 * @param share horizon over scale.
 * @param stages Erlang stages k: the first 2 k numbers are there even where they are next to impossible.
 */
export function stageChances(shape: number, share: number, stages: number): StageChances {
  const below = new Numbers();
  const above = new Numbers();
  above.push(1);
  const { likeliest, sum } = walk(
    { shape, share, stages },
    (mass) => below.push(mass),
    (mass) => above.push(mass),
  );
  const mass = new Float64Array(below.length + above.length);
  mass.set(below.written().reverse());
  mass.set(above.written(), below.length);
  for (let i = 0; i < mass.length; i++) mass[i] = (mass[i] as number) / sum;
  return { first: likeliest - below.length, mass, tail: tailOf(mass) };
}

/**
 * Mean of a function of the number of orders due over the {@link stageChances}, without writing them out:
 * an integral over horizons asks for hundreds of such means and for nothing else.
 *
 * @param asked.passed stages passed since the last order.
 * @param of value at a number of orders due.
 */
export function meanOverStages(
  asked: StagesAsked & { readonly passed: number },
  of: (due: number) => number,
): number {
  const { stages, passed } = asked;
  const reached = likeliestOf(asked) + passed;
  const due = Math.floor(reached / stages);
  const place = reached % stages;
  let [down, left, lower] = [due, place, of(due)];
  let [up, at, higher] = [due, place, lower];
  let total = lower;
  const { sum } = walk(
    asked,
    (mass) => {
      if (--left < 0) {
        left = stages - 1;
        lower = of(--down);
      }
      total += mass * lower;
    },
    (mass) => {
      if (++at === stages) {
        at = 0;
        higher = of(++up);
      }
      total += mass * higher;
    },
  );
  return total / sum;
}

interface StagesAsked {
  readonly shape: number;
  readonly share: number;
  readonly stages: number;
}

function likeliestOf({ shape, share }: StagesAsked): number {
  return shape > 1 ? Math.floor((shape - 1) * share) : 0;
}

/** Hands out the chances beside the likeliest number, whose own is 1 here: downwards, then upwards. */
function walk(
  asked: StagesAsked,
  below: (mass: number) => void,
  above: (mass: number) => void,
): { readonly likeliest: number; readonly sum: number } {
  const { shape, share, stages } = asked;
  const ratio = share / (1 + share);
  const likeliest = likeliestOf(asked);
  let sum = 1;
  const lowest = Math.max(0, likeliest - MOST_STAGES);
  for (let i = likeliest, mass = 1; i > lowest; i--) {
    const step = i / ((shape + i - 1) * ratio);
    mass *= step;
    if (mass < LEFT_OUT * sum * (1 - step)) break;
    below(mass);
    sum += mass;
  }
  const highest = likeliest + MOST_STAGES - 1;
  let few = 1;
  for (let i = likeliest, mass = 1; i < highest; i++) {
    const step = ((shape + i) / (i + 1)) * ratio;
    mass *= step;
    if (i < stages) few = mass;
    if (i >= 2 * stages && mass < LEFT_OUT * Math.min(few, 1) * (1 - step)) break;
    above(mass);
    sum += mass;
  }
  return { likeliest, sum };
}

/** Numbers one after the other: a plain array of thousands costs ten times the time of what they are made by. */
class Numbers {
  length = 0;
  #values = new Float64Array(256);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Float64Array(2 * this.length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  /** What was pushed, without a copy. */
  written(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}

function tailOf(mass: Float64Array): Float64Array {
  const tail = new Float64Array(mass.length + 1);
  for (let i = mass.length - 1; i >= 0; i--) {
    tail[i] = (tail[i + 1] as number) + (mass[i] as number);
  }
  return tail;
}

/**
 * Chances of staying by number of orders, p ~ Beta(a, b) the probability of leaving after each, and the
 * sums that the moments of the number of orders are made of; grown as far as asked.
 */
export class StayingSums {
  readonly #a: number;
  readonly #b: number;
  /** E[(1 - p)^m] at m. */
  readonly #stay: number[] = [1];
  /** Sum over l from 1 to m of E[(1 - p)^(l - 1)], and of 2 (l - 1) times it. */
  readonly #orders: number[] = [0];
  readonly #pairs: number[] = [0];

  constructor(a: number, b: number) {
    this.#a = a;
    this.#b = b;
  }

  /** Probability of still being there after `orders` orders. */
  stay(orders: number): number {
    this.#grow(orders);
    return this.#stay[orders] as number;
  }

  /** Expected number of orders, if `due` would be made by who never leaves. */
  orders(due: number): number {
    this.#grow(due);
    return this.#orders[due] as number;
  }

  /** E[Y (Y - 1)] of the number of orders Y, if `due` would be made by who never leaves. */
  pairs(due: number): number {
    this.#grow(due);
    return this.#pairs[due] as number;
  }

  #grow(size: number): void {
    for (let m = this.#orders.length; m <= size; m++) {
      const stay = this.#stay[m - 1] as number;
      this.#orders.push((this.#orders[m - 1] as number) + stay);
      this.#pairs.push((this.#pairs[m - 1] as number) + 2 * (m - 1) * stay);
      this.#stay.push((stay * (this.#b + m - 1)) / (this.#a + this.#b + m - 1));
    }
  }
}
