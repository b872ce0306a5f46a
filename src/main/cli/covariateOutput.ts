import type { CoefficientEstimate, CovariateFit } from '#main/engine/index.ts';
import { estimatesReport } from './fitOutput.ts';

/** What a fit with covariates says: parameters at the means and reference levels, then the effects. */
export function covariatesReport(fit: CovariateFit) {
  return {
    n: fit.customers,
    ...estimatesReport(fit.base),
    log_likelihood: fit.logLikelihood,
    converged: fit.converged,
    notes: fit.notes.map(({ code }) => code),
    note_details: fit.notes,
    covariates: {
      terms: fit.terms.map(({ name, covariate, level, reference, mean, unit }) => ({
        name,
        covariate,
        ...(level === undefined ? { mean, unit } : { level, reference }),
      })),
      coefficients: fit.coefficients.map(coefficient),
      without: {
        ...estimatesReport(fit.without.estimates),
        log_likelihood: fit.without.logLikelihood,
      },
      likelihood_ratio: {
        statistic: fit.test.statistic,
        degrees_of_freedom: fit.test.degrees,
        p_value: fit.test.pValue,
      },
    },
  };
}

/** `ratio`: by what the parameter is multiplied per unit of the term; as a rate where it is a scale. */
function coefficient({ on, term, value, standardError, low, high }: CoefficientEstimate) {
  const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);
  return {
    on,
    term,
    estimate: value,
    standard_error: finite(standardError),
    low: finite(low),
    high: finite(high),
    ratio: Math.exp(value),
  };
}
