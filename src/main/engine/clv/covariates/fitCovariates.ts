import type { EngineControl } from '../../control.ts';
import {
  chiSquareTail,
  maximise,
  normalQuantile,
  type Maximum,
  type SmoothObjective,
} from '../../numeric/index.ts';
import { done, gated, type Outcome } from '../../outcome.ts';
import { BETA_GEOMETRIC_NAMES, betaGeometricBox, fitBgnbd } from '../bgnbdFit.ts';
import { bgnbdObjective, parametersOf } from '../bgnbdLikelihood.ts';
import { BgnbdOrders } from '../bgnbdOrders.ts';
import { estimates, PARAMETER_CONFIDENCE, type Estimate, type FitNote } from '../estimate.ts';
import type { SearchBox } from '../likelihoodSearch.ts';
import { tableFacts, type OrderFit } from '../orderFit.ts';
import type { OrderModel } from '../orderModel.ts';
import { fitPareto, PARETO_NAMES, paretoBox } from '../paretoFit.ts';
import { paretoObjective, paretoParametersOf } from '../paretoLikelihood.ts';
import { ParetoOrders } from '../paretoOrders.ts';
import { purchaseTable, youngestOf, type PurchaseTable } from '../purchaseTable.ts';
import { covariateObjective, groupPoint, type Effect } from './covariateObjective.ts';
import { covariateDesign, type Covariate, type DesignTerm } from './design.ts';
import { covariateGroups, type CovariateGroup, type PurchaseColumns } from './groups.ts';

/** Models that take covariates. */
export const COVARIATE_MODELS = ['bgnbd', 'pnbd'] as const;
export type CovariateModel = (typeof COVARIATE_MODELS)[number];

/** The coefficient of a term on one parameter, with its estimate on the scale of ln parameter. */
export interface CoefficientEstimate extends Estimate {
  readonly on: string;
  readonly term: string;
}

/** Twice the gain in log-likelihood over the model without covariates, against chi-square. */
export interface LikelihoodRatio {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
}

export interface CovariateFit {
  readonly model: CovariateModel;
  /** Parameters of a customer at the means and the reference levels. */
  readonly base: readonly Estimate[];
  readonly terms: readonly DesignTerm[];
  readonly coefficients: readonly CoefficientEstimate[];
  readonly logLikelihood: number;
  /** The same model without covariates. */
  readonly without: OrderFit<unknown>;
  readonly test: LikelihoodRatio;
  readonly customers: number;
  readonly converged: boolean;
  readonly notes: readonly FitNote[];
  /** Where the search ended: logarithms of the base parameters, then the coefficients. */
  readonly maximum: Maximum;
  readonly groups: readonly CovariateGroup[];
  /** The model of a group's customers, to be asked up to `longest`; at the maximum or another point. */
  readonly ordersOf: (group: CovariateGroup, longest: number, point?: Float64Array) => OrderModel;
}

/** exp(10) is a rate twenty thousand times as high: a coefficient there has no end in the data. */
const FARTHEST = 10;

/** What the fit needs to know of a model. */
interface Family {
  readonly names: readonly string[];
  readonly effects: readonly Effect[];
  readonly fit: (table: PurchaseTable, control?: EngineControl) => Outcome<OrderFit<unknown>>;
  readonly objective: (table: PurchaseTable) => SmoothObjective;
  readonly box: (meanAge: number) => SearchBox;
  readonly orders: (point: Float64Array, table: PurchaseTable, longest: number) => OrderModel;
}

const FAMILIES: Readonly<Record<CovariateModel, Family>> = {
  bgnbd: {
    names: BETA_GEOMETRIC_NAMES,
    effects: [
      { on: 'alpha', place: 1, sign: -1 },
      { on: 'a', place: 2, sign: 1 },
      { on: 'b', place: 3, sign: 1 },
    ],
    fit: (table, control) => fitBgnbd(table, 0, control),
    objective: (table) => bgnbdObjective(table, 0),
    box: betaGeometricBox,
    orders: (point, table, longest) =>
      new BgnbdOrders(parametersOf(point, 0), longest, youngestOf(table)),
  },
  pnbd: {
    names: PARETO_NAMES,
    effects: [
      { on: 'alpha', place: 1, sign: -1 },
      { on: 'beta', place: 3, sign: -1 },
    ],
    fit: fitPareto,
    objective: paretoObjective,
    box: paretoBox,
    orders: (point) => new ParetoOrders(paretoParametersOf(point)),
  },
};

/**
 * Fits BG/NBD or Pareto/NBD with covariates that do not change with time, by maximum likelihood from
 * the maximum without them (docs/models/covariates.md). A term that nothing is left of is noted:
 * `constant_covariate`, `collinear`; a coefficient without an end in the data is `separated`.
 *
 * @param unit what one unit of the model is in units of the columns.
 * @returns the gate of the model without covariates, `many_levels`, or `no_covariates` if no term is left.
 */
export function fitCovariates(
  model: CovariateModel,
  columns: PurchaseColumns,
  covariates: readonly Covariate[],
  unit: number,
  control?: EngineControl,
): Outcome<CovariateFit> {
  const family = FAMILIES[model];
  const whole = purchaseTable(columns.x, columns.recency, columns.age, unit);
  const without = family.fit(whole, control);
  if (!without.ok) return without;
  const facts = tableFacts(whole);
  if ('ok' in facts) return facts;
  const design = covariateDesign(covariates);
  if (!design.ok) return design;
  const { terms, notes } = design.value;
  if (terms.length === 0) {
    return gated('CANNOT_FIT', 'no_covariates', { offered: covariates.length });
  }
  const groups = covariateGroups(columns, design.value, unit);
  const { names, effects } = family;
  const best = maximise(
    covariateObjective(
      groups.map(({ z, table }) => ({ z, objective: family.objective(table) })),
      names.length,
      effects,
    ),
    startOf(without.value, names, effects.length * terms.length),
    ...widened(family.box(facts.meanAge), effects.length * terms.length),
    () => control?.check(),
  );
  const degrees = effects.length * terms.length;
  const statistic = Math.max(0, 2 * (best.value - without.value.logLikelihood));
  const coefficients = coefficientsOf(best, names.length, effects, terms);
  return done({
    model,
    base: estimates([...names, ...coefficients.map(({ name }) => name)], best, []).slice(
      0,
      names.length,
    ),
    terms,
    coefficients,
    logLikelihood: best.value,
    without: without.value,
    test: { statistic, degrees, pValue: chiSquareTail(statistic, degrees) },
    customers: whole.customers,
    converged: best.converged,
    notes: [...notes, ...searchNotes(best, names, coefficients)],
    maximum: best,
    groups,
    ordersOf: ({ z, table }, longest, point = best.point) =>
      family.orders(groupPoint(point, names.length, effects, z), table, longest),
  });
}

function startOf(fit: OrderFit<unknown>, names: readonly string[], coefficients: number) {
  const start = new Float64Array(names.length + coefficients);
  for (const [i, name] of names.entries()) {
    const value = fit.estimates.find((estimate) => estimate.name === name)?.value ?? 1;
    start[i] = Math.log(value);
  }
  return start;
}

function widened({ lower, upper }: SearchBox, coefficients: number): [Float64Array, Float64Array] {
  const beyond = new Array<number>(coefficients).fill(FARTHEST);
  return [
    Float64Array.from([...lower, ...beyond.map((limit) => -limit)]),
    Float64Array.from([...upper, ...beyond]),
  ];
}

function coefficientsOf(
  best: Maximum,
  parameters: number,
  effects: readonly Effect[],
  terms: readonly DesignTerm[],
): CoefficientEstimate[] {
  const z = normalQuantile(0.5 + PARAMETER_CONFIDENCE / 2);
  const size = best.point.length;
  return effects.flatMap(({ on }, e) =>
    terms.map(({ name: term }, t) => {
      const at = parameters + e * terms.length + t;
      const value = best.point[at] as number;
      const standardError = Math.sqrt(best.covariance[at * size + at] as number);
      const [low, high] = [value - z * standardError, value + z * standardError];
      return { name: `${on}:${term}`, on, term, value, standardError, low, high };
    }),
  );
}

function searchNotes(
  best: Maximum,
  names: readonly string[],
  coefficients: readonly CoefficientEstimate[],
): FitNote[] {
  const atBound = (i: number): boolean => best.atBound[i] !== 0;
  const bound = names.filter((_, i) => atBound(i));
  const apart = coefficients.filter((_, k) => atBound(names.length + k)).map(({ name }) => name);
  return [
    ...(bound.length > 0 ? [{ code: 'boundary' as const, parameters: bound }] : []),
    ...(apart.length > 0 ? [{ code: 'separated' as const, parameters: apart }] : []),
    ...(best.converged ? [] : [{ code: 'not_converged' as const, parameters: [] }]),
  ];
}
