import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { Translator } from '#shared/i18n/index.ts';
import { purchaseTable, type Gated } from '#main/engine/index.ts';
import { csvRecord } from '#main/csv/index.ts';
import { required, usage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { covariateColumns, fitAsk } from '../fitAsk.ts';
import type { covariatesReport } from '../covariateOutput.ts';
import { scoreHeader } from '../fitOutput.ts';
import { readSummaryTables } from '../fitTable.ts';
import {
  fitTable,
  fitWithCovariates,
  givenParameters,
  scoredAt,
  scoreTable,
} from '../fittedModel.ts';

/** Fits (or only scores) a value model on a table of customers, for statisticians and for checking. */
export const fit: Command = {
  name: 'fit',
  takes: 'SUMMARY.csv --model MODEL',
  accepts: ['model', 'params', 'horizon', 'rate', 'unit', 'covariates', 'out'],
  run(context) {
    const { line } = context;
    const [file] = line.positionals;
    if (file === undefined) throw usage('missing', 'SUMMARY.csv');
    const out = resolve(required(line, 'out'));
    const ask = fitAsk(line);
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
      lines: reports.flatMap((report, index) => [
        context.translator.t('cli.fitted', {
          model: ask.model.title,
          logLikelihood: logLikelihoodText(report),
          count: tables[index]?.ids.length ?? 0,
        }),
        ...ratioLines(report, context.translator),
      ]),
    });
  },
};

function logLikelihoodText(report: Record<string, unknown>): string {
  const value = report['log_likelihood'];
  return typeof value === 'number' ? value.toFixed(2) : '–';
}

/** Level at which the covariates are said to tell customers apart, as everywhere. */
const CLEAR = 0.05;

/** Whether the covariates tell customers apart, by the likelihood ratio; nothing for a fit without. */
function ratioLines(report: Record<string, unknown>, { t }: Translator): string[] {
  const { likelihood_ratio: ratio } = (report['covariates'] ?? {}) as Partial<
    ReturnType<typeof covariatesReport>['covariates']
  >;
  if (!ratio) return [];
  const { statistic, degrees_of_freedom: degrees, p_value: p } = ratio;
  return [
    t(p < CLEAR ? 'cli.covariatesClear' : 'cli.covariatesUnclear', {
      statistic: statistic.toFixed(2),
      degrees,
      p: p < 0.0001 ? '< 0.0001' : `= ${p.toFixed(4)}`,
    }),
  ];
}

/** The reason and the counts behind it. */
function refusal({ code, reason, details }: Gated): AppError {
  return new AppError(code, { details: { reason, ...details } });
}
