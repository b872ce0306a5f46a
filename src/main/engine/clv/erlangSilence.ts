/** Terms above this are scaled down with all before them: of a hundred stages they leave the numbers. */
const HIGH = 1e200;
const LN_HIGH = Math.log(HIGH);

/**
 * The sum S = sum over j < k of [n]_j / j! z^j, in proportion to the chance that a customer with stage
 * rate Gamma(n, .) passes fewer than k Erlang stages in the silence since the last purchase, where z is
 * the silence over alpha + T. Computed again and again without allocation.
 */
export class ErlangSilence {
  readonly #stages: number;
  /** ln S. */
  ln = 0;
  /** First and second derivatives of ln S in n and in ln z. */
  byShape = 0;
  byShape2 = 0;
  byLogZ = 0;
  byLogZ2 = 0;
  byShapeLogZ = 0;

  /** @param stages Erlang stages k of an interpurchase time, from 1. */
  constructor(stages: number) {
    this.#stages = stages;
  }

  /** Fills the figures at the shape n > 0 and the share z in [0, 1). */
  compute(shape: number, z: number): void {
    let [sum, n, nn, l, ll, nl] = [0, 0, 0, 0, 0, 0];
    let term = 1;
    let slope = 0;
    let curvature = 0;
    let taken = 0;
    for (let j = 0; j < this.#stages; j++) {
      if (term > HIGH) {
        [sum, n, nn, l, ll, nl] = [sum / HIGH, n / HIGH, nn / HIGH, l / HIGH, ll / HIGH, nl / HIGH];
        term /= HIGH;
        taken += LN_HIGH;
      }
      sum += term;
      n += term * slope;
      nn += term * (slope * slope + curvature);
      l += term * j;
      ll += term * j * j;
      nl += term * j * slope;
      const factor = shape + j;
      term *= (factor * z) / (j + 1);
      slope += 1 / factor;
      curvature -= 1 / (factor * factor);
    }
    this.ln = Math.log(sum) + taken;
    this.byShape = n / sum;
    this.byLogZ = l / sum;
    this.byShape2 = nn / sum - this.byShape ** 2;
    this.byLogZ2 = ll / sum - this.byLogZ ** 2;
    this.byShapeLogZ = nl / sum - this.byShape * this.byLogZ;
  }

  /**
   * Chances of having passed j = 0 to k - 1 stages since the last purchase, given that fewer than k
   * have been passed; written into `into`.
   */
  weights(shape: number, z: number, into: Float64Array): void {
    let sum = 0;
    let term = 1;
    for (let j = 0; j < this.#stages; j++) {
      if (term > HIGH) {
        for (let i = 0; i < j; i++) into[i] = (into[i] as number) / HIGH;
        sum /= HIGH;
        term /= HIGH;
      }
      into[j] = term;
      sum += term;
      term *= ((shape + j) * z) / (j + 1);
    }
    for (let j = 0; j < this.#stages; j++) into[j] = (into[j] as number) / sum;
  }
}
