/** What a model’s fit cannot tell, in words. */
export const modelNotes = {
  for_comparison: 'For comparison: the expected values do not come from this model.',
  boundary: 'An estimate lies at the edge of what is possible; the data do not set it.',
  weakly_identified: 'The data say little about at least one parameter: its interval is very wide.',
  not_converged: 'The search for the best fit did not settle. Do not use the figures.',
  few_repeaters: 'Few customers have ordered again, so the estimates are uncertain.',
  no_dropout:
    'The data show no sign of customers leaving; chances of being a customer are then close to 100%.',
  fell_back_to_nbd:
    'The simpler NBD stands in for the model: the data do not tell when customers leave.',
  timing_unknown:
    'The times between orders are not known, so whether customers buy regularly was not tested.',
  spend_mean_undefined: 'The spread of spend per customer is so wide that its mean is not defined.',
  spend_correlated:
    'Frequency and spend go together; values of frequent customers are then biased.',
  zero_spend_left_out: 'Customers with no spend above zero were left out of the spend model.',
  constant_covariate: 'A covariate is the same for everybody and was left out.',
  collinear: 'A covariate follows from the others and was left out.',
  separated:
    'A group of customers is so different that the data set its coefficient no end; take it as a direction, not a size.',
  few_spenders:
    'Too few customers have ordered again for a spend model; the mean order value stands in.',
  constant_spend:
    'All customers spend the same per order, so a spend model has nothing to tell; the mean order value stands in.',
  no_maximum: 'The spend model found no best fit; the mean order value stands in.',
} as const;
