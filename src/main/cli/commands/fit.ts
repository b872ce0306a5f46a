import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { DAYS_PER_YEAR } from '#shared/domain/calendar.ts';
import {
  fitGammaGamma,
  gammaGammaMean,
  purchaseTable,
  scoreOrders,
  type Estimate,
  type GammaGammaParameters,
  type Gated,
  type PurchaseTable,
} from '#main/engine/index.ts';
import { required, usage, type CommandLine } from '../arguments.ts';
import type { Command } from '../command.ts';
import { readSummaryTables, type SummaryTable } from '../fitTable.ts';
import { valueModel } from '../valueModels.ts';

/** Parameters of a file given by `--params`: those of the model of orders, and of the spend if any. */
const givenSchema = z.record(z.string(), z.number().positive());
const spendSchema = z.object({ p: z.number(), q: z.number(), v: z.number() });

const DAYS_PER_UNIT = { day: 1, week: 7, month: DAYS_PER_YEAR / 12 } as const;

/** exp(-40) is below 1e-17. */
const NO_VALUE_LEFT = 40;

interface Ask {
  readonly model: NonNullable<ReturnType<typeof valueModel>>;
  readonly name: string;
  readonly unit: keyof typeof DAYS_PER_UNIT;
  readonly horizons: readonly number[];
  readonly yearlyRate: number;
}

interface Fitted {
  readonly parameters: unknown;
  readonly spend: GammaGammaParameters | undefined;
  readonly report: Record<string, unknown>;
}

/** Fits (or only scores) a value model on a table of customers, for statisticians and for checking. */
export const fit: Command = {
  name: 'fit',
  accepts: ['model', 'params', 'horizon', 'rate', 'unit', 'out'],
  run(context) {
    const { line } = context;
    const [file] = line.positionals;
    if (file === undefined) throw usage('missing', 'SUMMARY.csv');
    const out = resolve(required(line, 'out'));
    const ask = askOf(line);
    const given = givenParameters(line, ask.name);
    const tables = readSummaryTables(resolve(file));
    const several = tables.length > 1;
    const reports: Record<string, unknown>[] = [];
    const rows: (string | number)[][] = [];
    for (const table of tables) {
      const name = several && { table: table.table };
      const merged = purchaseTable(table.x, table.recency, table.age, 1);
      const fitted = ask.model.fault?.(merged) ?? given ?? fitTable(table, merged, ask);
      if ('ok' in fitted) {
        // One table of many that cannot be fitted does not stop the others.
        if (!several) throw refusal(fitted);
        const { code, reason, details } = fitted;
        reports.push({ ...name, model: ask.name, fitted: false, code, reason, details });
        continue;
      }
      reports.push({ ...name, ...fitted.report });
      rows.push(...scoreTable(table, merged, fitted, ask, several));
    }
    const header = headerOf(ask.horizons, several);
    writeFileSync(out, `${Papa.unparse([header, ...rows], { newline: '\n' })}\n`);
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
  return { model, name, unit, horizons: horizons.length > 0 ? horizons : [year], yearlyRate };
}

/** A number of units, or `inf` for ever, which only discounting makes finite. */
function horizonOf(text: string, yearlyRate: number): number {
  const value = text === 'inf' ? Number.POSITIVE_INFINITY : Number(text);
  const allowed = value > 0 && (Number.isFinite(value) || (text === 'inf' && yearlyRate > 0));
  if (!allowed) throw usage('horizon', text);
  return value;
}

function givenParameters(line: CommandLine, model: string): Fitted | undefined {
  const path = line.options.params;
  if (path === undefined) return undefined;
  const parsed = givenSchema.safeParse(readJson(path));
  if (!parsed.success) throw usage('params', parsed.error.issues[0]?.path.join('.') ?? path);
  const spend = spendSchema.safeParse(parsed.data);
  return {
    parameters: parsed.data,
    spend: spend.success ? spend.data : undefined,
    report: { model, parameters: parsed.data, fitted: false },
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

function fitTable(table: SummaryTable, merged: PurchaseTable, ask: Ask): Fitted | Gated {
  const outcome = ask.model.fit(merged);
  if (!outcome.ok) return outcome;
  const orders = outcome.value;
  const spend = table.monetary && fitGammaGamma(table.x, table.monetary);
  return {
    parameters: orders.parameters,
    spend: spend?.ok ? spend.value.parameters : undefined,
    report: {
      model: ask.name,
      unit: ask.unit,
      n: orders.customers,
      ...estimatesReport(orders.estimates),
      log_likelihood: orders.logLikelihood,
      converged: orders.converged,
      notes: orders.notes.map((note) => note.code),
      note_details: orders.notes,
      fitted: true,
      ...(spend && {
        gamma_gamma: spend.ok
          ? {
              n: spend.value.customers,
              ...estimatesReport(spend.value.estimates),
              log_likelihood: spend.value.logLikelihood,
              converged: spend.value.converged,
              notes: spend.value.notes.map((note) => note.code),
              note_details: spend.value.notes,
              correlation: spend.value.correlation,
            }
          : { reason: spend.reason, details: spend.details },
      }),
    },
  };
}

function estimatesReport(estimates: readonly Estimate[]): Record<string, unknown> {
  const pick = (value: (estimate: Estimate) => number): Record<string, number | null> =>
    Object.fromEntries(
      estimates.map((estimate) => {
        const number = value(estimate);
        return [estimate.name, Number.isFinite(number) ? number : null];
      }),
    );
  return {
    estimates: pick((estimate) => estimate.value),
    standard_errors: pick((estimate) => estimate.standardError),
    low: pick((estimate) => estimate.low),
    high: pick((estimate) => estimate.high),
  };
}

/** With several horizons the figures that depend on one carry it in their name: `clv_39`. */
function headerOf(horizons: readonly number[], several: boolean): string[] {
  const suffix = (horizon: number): string =>
    horizons.length > 1 ? `_${Number.isFinite(horizon) ? horizon : 'inf'}` : '';
  return [
    'customer_id',
    'p_alive',
    ...horizons.flatMap((horizon) => [
      `p_order${suffix(horizon)}`,
      `expected_orders${suffix(horizon)}`,
    ]),
    'expected_value',
    ...horizons.map((horizon) => `clv${suffix(horizon)}`),
    ...(several ? ['table'] : []),
    ...horizons.map((horizon) => `discounted_orders${suffix(horizon)}`),
  ];
}

function scoreTable(
  table: SummaryTable,
  merged: PurchaseTable,
  fitted: Fitted,
  ask: Ask,
  several: boolean,
): (string | number)[][] {
  const delta = (Math.log1p(ask.yearlyRate) / DAYS_PER_YEAR) * DAYS_PER_UNIT[ask.unit];
  // Orders later than this are discounted to nothing, so that it stands for a horizon without end.
  const longest = Math.max(...ask.horizons.filter(Number.isFinite), NO_VALUE_LEFT / delta);
  const orders = ask.model.at(
    fitted.parameters,
    merged,
    ask.horizons.every(Number.isFinite) ? Math.max(...ask.horizons) : longest,
  );
  if (orders === undefined) throw usage('params', ask.name);
  const scores = ask.horizons.map((horizon) =>
    scoreOrders(orders, merged, { horizon, delta, level: 0.9 }),
  );
  return table.ids.map((id, index) => {
    const row = merged.rowOf[index] as number;
    const spend = fitted.spend
      ? gammaGammaMean(fitted.spend, table.x[index] as number, table.monetary?.[index] ?? 0)
      : Number.NaN;
    const text = (value: number): string | number => (Number.isFinite(value) ? value : '');
    return [
      id,
      text(scores[0]?.pAlive[row] ?? Number.NaN),
      ...scores.flatMap((score, h) => {
        // Without an end, the number may be infinite: only what is discounted is told.
        const finite = Number.isFinite(ask.horizons[h]);
        return [
          finite ? text(score.pOrder[row] as number) : '',
          finite ? text(score.expectedOrders[row] as number) : '',
        ];
      }),
      text(spend),
      ...scores.map((score) => text((score.discountedOrders[row] as number) * spend)),
      ...(several ? [table.table] : []),
      ...scores.map((score) => text(score.discountedOrders[row] as number)),
    ];
  });
}
