/** A stream of random numbers that depends on its seed alone. */
export interface RandomStream {
  /** Uniform on [0, 1), 32 random bits. */
  uniform(): number;
  /** Uniform on (0, 1), 53 random bits. */
  open(): number;
  /** Uniform integer from 0 to `below - 1`. */
  integer(below: number): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with the given shape and rate 1. */
  gamma(shape: number): number;
  /** Beta on (0, 1). */
  beta(a: number, b: number): number;
}

/**
 * Seeded random numbers: the generator sfc32 (C. Doty-Humphrey, PractRand 2010) seeded by
 * splitmix32; normal numbers by the polar method (Marsaglia and Bray 1964), gamma numbers by
 * Marsaglia and Tsang (2000).
 *
 * @param seed any integer; equal seeds give equal streams on every machine.
 */
export function randomStream(seed: number): RandomStream {
  let state = seed | 0;
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();

  const uniform = (): number => next() / 2 ** 32;
  const open = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6) + 0.5) / 2 ** 53;
  const normal = (): number => {
    for (;;) {
      const x = 2 * open() - 1;
      const y = 2 * open() - 1;
      const square = x * x + y * y;
      if (square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  };
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * open() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(open()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const beta = (first: number, second: number): number => {
    const x = gamma(first);
    return x / (x + gamma(second));
  };
  return { uniform, open, integer: (below) => Math.floor(open() * below), normal, gamma, beta };
}
