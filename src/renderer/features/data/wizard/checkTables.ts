import type { CheckReport } from '#shared/contract/imports.ts';
import type { Words } from '../../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../../components/tableSpec.ts';

/** Rejected rows by rule and column, most first, each with the first line where it happened. */
export function rejectionTable(report: CheckReport, { t, known, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('data.check.rule') },
      { label: t('data.columns.column') },
      { label: t('data.check.rows'), numeric: true },
      { label: t('data.check.firstLine'), numeric: true },
    ],
    rows: [...report.rejections]
      .sort((a, b) => b.count - a.count)
      .map(({ rule, column, count, firstLine }) => [
        known(`rules.${rule}`),
        column,
        format.number(count),
        format.number(firstLine),
      ]),
  };
}

/** Rows left out without being faults, and what else a user should know. */
export function warningTable(report: CheckReport, { t, known, format }: Words): TableSpec {
  const lines = [
    ...report.skips.map(({ code, count, firstLine }) => ({ code, count, line: firstLine })),
    ...report.warnings,
  ];
  return {
    columns: [
      { label: t('data.check.notice') },
      { label: t('data.check.rows'), numeric: true },
      { label: t('data.check.firstLine'), numeric: true },
    ],
    rows: lines.map(({ code, count, line }) => [
      known(`rules.${code}`),
      format.number(count),
      line === null ? null : format.number(line),
    ]),
  };
}
