/** Weights of several measures against each other: by judgement, by common variance, by spread. */
export { acceptedAhpWeights, ahpWeights, MOST_INCONSISTENCY, type AhpWeights } from './ahp.ts';
export { entropyWeights, type EntropyWeights } from './entropy.ts';
export { principalComponents, type PrincipalComponents } from './principal.ts';
