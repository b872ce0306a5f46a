import { gaussLegendre, type Quadrature } from '../numeric/index.ts';
import { GrowingCounts } from './growingCounts.ts';
import type { CountDistribution } from './orderModel.ts';
import type { ParetoParameters } from './paretoLikelihood.ts';

/** From few to many; each is made when it is first asked for. */
const MOST_NODES = 256;
const SIZES = [32, 64, 128, MOST_NODES];
/** exp(-40) is below 1e-17: a lifetime that ends later is none that anybody has. */
const LIFE_REACH = 40;
/** Nodes that follow a density which falls as far as that. */
const NODES_OF_FALL = 64;
/** Nodes per width of the number of orders at a given time stayed, which is 1 / sqrt(r + x) of it. */
const NODES_PER_WIDTH = 2;
const rules = new Map<number, Quadrature>();

function ruleFor(wanted: number): Quadrature {
  const size = SIZES.find((one) => one >= wanted) ?? MOST_NODES;
  let rule = rules.get(size);
  if (rule === undefined) rules.set(size, (rule = gaussLegendre(size)));
  return rule;
}

/**
 * Distribution of the number of orders in (T, T + t] of a customer alive at T by Pareto/NBD: negative
 * binomial over the time the customer stays, which is t or, if shorter, the remaining lifetime. The
 * mean over that time is taken by Gauss-Legendre quadrature over its logarithm, up to where nobody is
 * left, the finer the less the number varies at a given time and the faster customers leave.
 */
export class ParetoCounts implements CountDistribution {
  readonly #shape: number;
  /** Per time stayed: its probability, the current term of the count, and its ratio. */
  readonly #mass: Float64Array;
  readonly #lnTerm: Float64Array;
  readonly #lnRatio: Float64Array;
  readonly #counts = new GrowingCounts((n) => this.#massAt(n));

  constructor({ r, alpha, s, beta }: ParetoParameters, x: number, age: number, horizon: number) {
    const a = alpha + age;
    const b = beta + age;
    this.#shape = r + x;
    const unit = Math.min(a, b);
    const fall = s * Math.log1p(horizon / b);
    const longest = fall > LIFE_REACH ? b * Math.expm1(LIFE_REACH / s) : horizon;
    const length = Math.log1p(longest / unit);
    const { nodes, weights } = ruleFor(
      Math.max(
        NODES_PER_WIDTH * length * Math.sqrt(this.#shape),
        NODES_OF_FALL * Math.min(fall / LIFE_REACH, 1),
      ),
    );
    const size = nodes.length;
    this.#mass = new Float64Array(size + 1);
    this.#lnTerm = new Float64Array(size + 1);
    this.#lnRatio = new Float64Array(size + 1);
    for (let j = 0; j <= size; j++) {
      const w = j < size ? length * (nodes[j] as number) : length;
      const stayed = j < size ? unit * Math.expm1(w) : horizon;
      const lnAlive = -s * Math.log1p(stayed / b);
      this.#mass[j] =
        j < size
          ? (weights[j] as number) * length * Math.exp(lnAlive + w) * ((s * unit) / (b + stayed))
          : Math.exp(lnAlive);
      this.#lnTerm[j] = -this.#shape * Math.log1p(stayed / a);
      this.#lnRatio[j] = Math.log(stayed) - Math.log(a + stayed);
    }
  }

  quantile(probability: number): number {
    return this.#counts.quantile(probability);
  }

  /** P(Y = n); moves on to the next count. */
  #massAt(n: number): number {
    let mass = 0;
    for (let j = 0; j < this.#mass.length; j++) {
      const lnTerm = this.#lnTerm[j] as number;
      mass += (this.#mass[j] as number) * Math.exp(lnTerm);
      this.#lnTerm[j] =
        lnTerm + Math.log((this.#shape + n) / (n + 1)) + (this.#lnRatio[j] as number);
    }
    return mass;
  }
}
