/** Numerics that every model of the engine stands on. */
export { fUpperQuantile, fUpperTail, regularisedBeta, tLimit, tTwoSided } from './beta.ts';
export { chebyshevPoints, interpolator, spreadOver, type Interpolator } from './chebyshev.ts';
export { chiSquareTail } from './chiSquare.ts';
export { differenced } from './differences.ts';
export { distinct, lowerBound, stableOrderBy, type Distinct } from './distinct.ts';
export {
  digamma,
  lnBeta,
  lnGamma,
  lnRising,
  lnRisingCurvature,
  lnRisingSlope,
  trigamma,
} from './gamma.ts';
export { symmetricEigen, type Eigen } from './jacobi.ts';
export { logitBeta } from './logitBeta.ts';
export { medianInPlace } from './medianInPlace.ts';
export { maximise, type Maximum, type SmoothObjective } from './newton.ts';
export { normalBelow, normalDensity, normalQuantile } from './normal.ts';
export { gaussBeta, gaussLegendre, type Quadrature } from './quadrature.ts';
export { randomStream, type RandomStream } from './random.ts';
export { ascendingOrder } from './sortOrder.ts';
export { choleskySolve } from './symmetric.ts';
