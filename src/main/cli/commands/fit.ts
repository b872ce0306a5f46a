import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { DAYS_PER_YEAR } from '#shared/domain/calendar.ts';
import {
  COVARIATE_MODELS,
  fitCovariates,
  fitGammaGamma,
  gammaGammaLogLikelihood,
  orNbd,
  purchaseTable,
  type CovariateFit,
  type GammaGammaFit,
  type GammaGammaParameters,
  type Gated,
  type OrderFit,
  type Outcome,
  type PurchaseTable,
  type PurchaseTiming,
} from '#main/engine/index.ts';
import { csvRecord } from '#main/csv/index.ts';
import { required, usage, type CommandLine } from '../arguments.ts';
import type { Command } from '../command.ts';
import { covariatesReport } from '../covariateOutput.ts';
import { scoreHeader, scoreRows } from '../fitOutput.ts';
import { fitReport, spendReport, triedReport } from '../fitReport.ts';
import {
  membersOf,
  readSummaryTables,
  type CovariateColumn,
  type SummaryTable,
} from '../fitTable.ts';
import { nbdModel, valueModel, type OfferedModel } from '../valueModels.ts';

/** Parameters of a file given by `--params`: those of the model of orders, and of the spend if any. */
const givenSchema = z.record(z.string(), z.number().positive());
const spendSchema = z.object({ p: z.number(), q: z.number(), v: z.number() });

const DAYS_PER_UNIT = { day: 1, week: 7, month: DAYS_PER_YEAR / 12 } as const;

/** exp(-40) is below 1e-17. */
const NO_VALUE_LEFT = 40;

interface Ask {
  readonly model: OfferedModel;
  readonly unit: keyof typeof DAYS_PER_UNIT;
  readonly horizons: readonly number[];
  readonly yearlyRate: number;
}

interface Fitted {
  /** The model that was asked for, or the NBD in its place. */
  readonly model: OfferedModel;
  readonly parameters: unknown;
  /** Customers with parameters of their own, where the model was fitted with covariates. */
  readonly groups?: CovariateFit;
  readonly spend: GammaGammaParameters | undefined;
  readonly report: Record<string, unknown>;
}

/** Fits (or only scores) a value model on a table of customers, for statisticians and for checking. */
export const fit: Command = {
  name: 'fit',
  accepts: ['model', 'params', 'horizon', 'rate', 'unit', 'covariates', 'out'],
  run(context) {
    const { line } = context;
    const [file] = line.positionals;
    if (file === undefined) throw usage('missing', 'SUMMARY.csv');
    const out = resolve(required(line, 'out'));
    const ask = askOf(line);
    const given = givenParameters(line, ask.model);
    const held = given && ask.model.held?.(given.parameters);
    const covariates = covariateColumns(line);
    const tables = readSummaryTables(resolve(file), covariates);
    const several = tables.length > 1;
    const reports: Record<string, unknown>[] = [];
    const rows: (string | number)[][] = [];
    for (const table of tables) {
      const name = several && { table: table.table };
      const merged = purchaseTable(table.x, table.recency, table.age, 1);
      const fitted =
        ask.model.fault?.(merged) ??
        (given && !held ? scoredAt(given, table, merged, ask) : undefined) ??
        (covariates.length > 0
          ? fitWithCovariates(table, ask)
          : fitTable(table, merged, ask, held ?? {}));
      if ('ok' in fitted) {
        // One table of many that cannot be fitted does not stop the others.
        if (!several) throw refusal(fitted);
        const { code, reason, details } = fitted;
        reports.push({ ...name, model: ask.model.name, fitted: false, code, reason, details });
        continue;
      }
      reports.push({ ...name, ...fitted.report });
      for (const row of scoreTable(table, merged, fitted, ask, several)) rows.push(row);
    }
    const header = scoreHeader(ask.horizons, several);
    writeFileSync(out, [header, ...rows].map(csvRecord).join(''));
    const [only] = reports;
    return Promise.resolve({
      json: only !== undefined && reports.length === 1 ? only : { tables: reports },
      lines: reports.map((report, index) =>
        context.translator.t('cli.fitted', {
          model: ask.model.title,
          logLikelihood: logLikelihoodText(report),
          count: tables[index]?.ids.length ?? 0,
        }),
      ),
    });
  },
};

function logLikelihoodText(report: Record<string, unknown>): string {
  const value = report['log_likelihood'];
  return typeof value === 'number' ? value.toFixed(2) : '–';
}

function askOf(line: CommandLine): Ask {
  const name = required(line, 'model');
  const model = valueModel(name);
  if (model === undefined) throw usage('model', name);
  const unit = line.options.unit ?? 'week';
  if (unit !== 'day' && unit !== 'week' && unit !== 'month') throw usage('unit', unit);
  const yearlyRate = line.options.rate === undefined ? 0.1 : Number(line.options.rate);
  if (!(yearlyRate >= 0)) throw usage('rate', line.options.rate ?? '');
  const horizons = (line.options.horizon ?? []).map((text) => horizonOf(text, yearlyRate));
  const year = DAYS_PER_YEAR / DAYS_PER_UNIT[unit];
  return { model, unit, horizons: horizons.length > 0 ? horizons : [year], yearlyRate };
}

/** A number of units, or `inf` for ever, which only discounting makes finite. */
function horizonOf(text: string, yearlyRate: number): number {
  const value = text === 'inf' ? Number.POSITIVE_INFINITY : Number(text);
  const allowed =
    text.trim() !== '' &&
    value >= 0 &&
    (Number.isFinite(value) || (text === 'inf' && yearlyRate > 0));
  if (!allowed) throw usage('horizon', text);
  return value;
}

/** `a,b:category`: columns of the file, those marked taken as words even if they are numbers. */
function covariateColumns({ options }: CommandLine): CovariateColumn[] {
  const names = (options.covariates ?? '').split(',').map((name) => name.trim());
  if (options.covariates !== undefined && options.params !== undefined) {
    throw usage('covariates', '--params');
  }
  return names
    .filter((name) => name !== '')
    .map((name) => {
      const marked = /^(.+):category$/u.exec(name)?.[1];
      return { name: marked ?? name, category: marked !== undefined };
    });
}

/** Given parameters with how likely they make a table. */
function scoredAt(given: Fitted, table: SummaryTable, merged: PurchaseTable, ask: Ask): Fitted {
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

function givenParameters(line: CommandLine, model: OfferedModel): Fitted | undefined {
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

/** The reason and the counts behind it. */
function refusal({ code, reason, details }: Gated): AppError {
  return new AppError(code, { details: { reason, ...details } });
}

function fitTable(
  table: SummaryTable,
  merged: PurchaseTable,
  ask: Ask,
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
function fitWithCovariates(table: SummaryTable, ask: Ask): Fitted | Gated {
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

function scoreTable(
  table: SummaryTable,
  merged: PurchaseTable,
  { model, parameters, groups, spend }: Fitted,
  { horizons, yearlyRate, unit }: Ask,
  several: boolean,
): (string | number)[][] {
  const delta = (Math.log1p(yearlyRate) / DAYS_PER_YEAR) * DAYS_PER_UNIT[unit];
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
