import { configureGlobal } from 'fast-check';

/**
 * Property tests draw from one explicit seed, so that the same commit always gives the same verdict.
 * `PERENNIAL_SEED` and `PERENNIAL_RUNS` widen the search by hand.
 */
const { PERENNIAL_SEED: seed = '20260101', PERENNIAL_RUNS: runs } = process.env;

configureGlobal({
  seed: Number(seed),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
