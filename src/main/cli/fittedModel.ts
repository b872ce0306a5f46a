import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import {
  COVARIATE_MODELS,
  fitCovariates,
  fitGammaGamma,
  gammaGammaLogLikelihood,
  orNbd,
  type CovariateFit,
  type GammaGammaFit,
  type GammaGammaParameters,
  type Gated,
  type OrderFit,
  type Outcome,
  type PurchaseTable,
  type PurchaseTiming,
} from '#main/engine/index.ts';
import { usage, type CommandLine } from './arguments.ts';
import { covariatesReport } from './covariateOutput.ts';
import { discountOf, type FitAsk } from './fitAsk.ts';
import { scoreRows } from './fitOutput.ts';
import { fitReport, spendReport, triedReport } from './fitReport.ts';
import { membersOf, type SummaryTable } from './fitTable.ts';
import { nbdModel, type OfferedModel } from './valueModels.ts';

/** Parameters of a file given by `--params`: those of the model of orders, and of the spend if any. */
const givenSchema = z.record(z.string(), z.number().positive());
const spendSchema = z.object({ p: z.number(), q: z.number(), v: z.number() });

/** exp(-40) is below 1e-17. */
const NO_VALUE_LEFT = 40;

/** A model with parameters, by a fit or given, and what is reported of it. */
export interface Fitted {
  /** The model that was asked for, or the NBD in its place. */
  readonly model: OfferedModel;
  readonly parameters: unknown;
  /** Customers with parameters of their own, where the model was fitted with covariates. */
  readonly groups?: CovariateFit;
  readonly spend: GammaGammaParameters | undefined;
  readonly report: Record<string, unknown>;
}

/** Given parameters with how likely they make a table. */
export function scoredAt(
  given: Fitted,
  table: SummaryTable,
  merged: PurchaseTable,
  ask: FitAsk,
): Fitted {
  const { model, parameters, spend } = given;
  if (model.at(parameters, merged, 1) === undefined) throw usage('params', model.name);
  const timing = table.litt === undefined ? {} : { litt: table.litt };
  const { monetary, x } = table;
  return {
    ...given,
    report: {
      ...given.report,
      unit: ask.unit,
      n: merged.customers,
      log_likelihood: model.logLikelihood(parameters, merged, timing),
      ...(spend &&
        monetary && { gamma_gamma: { log_likelihood: gammaGammaTotal(spend, x, monetary) } }),
    },
  };
}

/** Log-likelihood of the customers that the spend model speaks of. */
function gammaGammaTotal(
  spend: GammaGammaParameters,
  x: Float64Array,
  monetary: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const [repeats, mean] = [x[i] as number, monetary[i] as number];
    if (repeats > 0 && mean > 0) sum += gammaGammaLogLikelihood(spend, repeats, mean);
  }
  return sum;
}

/** What a file of `--params` gives; undefined without one. @throws AppError BAD_REQUEST if it is none. */
export function givenParameters(line: CommandLine, model: OfferedModel): Fitted | undefined {
  const path = line.options.params;
  if (path === undefined) return undefined;
  const parsed = givenSchema.safeParse(readJson(path));
  if (!parsed.success) throw usage('params', parsed.error.issues[0]?.path.join('.') ?? path);
  const spend = spendSchema.safeParse(parsed.data);
  return {
    model,
    parameters: parsed.data,
    spend: spend.success ? spend.data : undefined,
    report: { model: model.name, parameters: parsed.data, fitted: false },
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(path), 'utf8'));
  } catch (cause) {
    throw new AppError('BAD_REQUEST', { details: { rule: 'params', word: path }, cause });
  }
}

/** The model fitted to one table, or the NBD that it has become; the gate if neither can be. */
export function fitTable(
  table: SummaryTable,
  merged: PurchaseTable,
  ask: FitAsk,
  held: PurchaseTiming,
): Fitted | Gated {
  const timing = table.litt === undefined ? held : { ...held, litt: table.litt };
  const asked = ask.model.fit(merged, timing);
  const outcome = ask.model.mayBeNbd ? orNbd(asked, merged) : own(asked);
  if (!outcome.ok) return outcome;
  const { fit: orders, ...fallBack } = outcome.value;
  const model = fallBack.fellBack ? nbdModel : ask.model;
  const spend = spendOf(table);
  return {
    model,
    parameters: orders.parameters,
    spend: spend?.ok ? spend.value.parameters : undefined,
    report: {
      model: ask.model.name,
      fitted_model: model.name,
      unit: ask.unit,
      n: orders.customers,
      ...fitReport(orders),
      fitted: true,
      ...(fallBack.fellBack && { asked_for: triedReport(ask.model, fallBack.tried) }),
      ...(spend && { gamma_gamma: spendReport(spend) }),
    },
  };
}

function spendOf({ x, monetary }: SummaryTable): Outcome<GammaGammaFit> | undefined {
  return monetary && fitGammaGamma(x, monetary);
}

/** The model with covariates; it does not give way to the NBD, whose notes would then say so. */
export function fitWithCovariates(table: SummaryTable, ask: FitAsk): Fitted | Gated {
  const name = COVARIATE_MODELS.find((model) => model === ask.model.name);
  if (name === undefined) throw usage('covariates', ask.model.name);
  const outcome = fitCovariates(name, table, table.covariates, 1);
  if (!outcome.ok) return outcome;
  const spend = spendOf(table);
  return {
    model: ask.model,
    parameters: undefined,
    groups: outcome.value,
    spend: spend?.ok ? spend.value.parameters : undefined,
    report: {
      model: name,
      fitted_model: name,
      unit: ask.unit,
      ...covariatesReport(outcome.value),
      fitted: true,
      ...(spend && { gamma_gamma: spendReport(spend) }),
    },
  };
}

function own(
  outcome: Outcome<OrderFit<unknown>>,
): Outcome<{ readonly fellBack: false; readonly fit: OrderFit<unknown> }> {
  return outcome.ok ? { ok: true, value: { fellBack: false, fit: outcome.value } } : outcome;
}

/** Rows of the output, one by customer of the table. */
export function scoreTable(
  table: SummaryTable,
  merged: PurchaseTable,
  { model, parameters, groups, spend }: Fitted,
  ask: FitAsk,
  several: boolean,
): (string | number)[][] {
  const { horizons } = ask;
  const delta = discountOf(ask);
  // Orders later than this are discounted to nothing, so that it stands for a horizon without end.
  const forEver = Math.max(...horizons.filter(Number.isFinite), NO_VALUE_LEFT / delta);
  const longest = horizons.every(Number.isFinite) ? Math.max(...horizons) : forEver;
  const rowsOf = (
    part: SummaryTable,
    rows: PurchaseTable,
    orders: ReturnType<OfferedModel['at']>,
  ) => {
    if (orders === undefined) throw usage('params', model.name);
    return scoreRows(part, rows, orders, spend, horizons, delta, several);
  };
  if (groups === undefined) return rowsOf(table, merged, model.at(parameters, merged, longest));
  const scored: (string | number)[][] = [];
  for (const group of groups.groups) {
    const own = rowsOf(
      membersOf(table, group.members),
      group.table,
      groups.ordersOf(group, longest),
    );
    for (const [i, member] of group.members.entries()) scored[member] = own[i] ?? [];
  }
  return scored;
}
