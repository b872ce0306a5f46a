import type { Quality, QualityLine } from '#shared/contract/quality.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { Formatter } from '#shared/i18n/index.ts';
import { batchAmount } from '../../components/batchAmount.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** The rules as rows: what was looked at, found, and left behind each; fields without a gap share one. */
export function qualityTable(quality: Quality, words: Words): TableSpec {
  const { t } = words;
  const isWhole = ({ rule, found }: QualityLine): boolean => rule === 'missing' && found === 0;
  const whole = quality.lines.filter(isWhole);
  return {
    columns: [
      { label: t('intake.quality.rule') },
      { label: t('intake.quality.before'), numeric: true },
      { label: t('intake.quality.found'), numeric: true },
      { label: t('intake.quality.share'), numeric: true },
      { label: t('intake.quality.after'), numeric: true },
    ],
    rows: quality.lines.flatMap((line) => {
      if (!isWhole(line)) return [lineCells(line, quality, words)];
      return line === whole[0] ? [wholeCells(whole, words)] : [];
    }),
  };
}

function lineCells(line: QualityLine, quality: Quality, words: Words): (string | null)[] {
  const { t, format } = words;
  const counted = (count: number): string =>
    line.unit === 'months' ? t('common.count.months', { count }) : format.number(count);
  return [
    ruleText(line, quality, words),
    counted(line.before),
    counted(line.found),
    line.before === 0 ? null : format.percent(line.found / line.before, 2),
    counted(line.after),
  ];
}

/** The fields of which no value is missing. */
function wholeCells(lines: readonly QualityLine[], { t, known, format }: Words): (string | null)[] {
  const fields = lines.map(({ detail }) => known(`terms.field.${detail ?? ''}`));
  const text = t('intake.rule.whole', { fields: fields.join(t('intake.rule.and')) });
  return [text, null, format.number(0), null, null];
}

/** An amount in major units with its currency, as exact as the file. */
export function moneyText(amount: string, currency: string | null, format: Formatter): string {
  return batchAmount({ amount, currency, hasAmounts: true }, format);
}

function ruleText({ rule, detail }: QualityLine, { limits, sums }: Quality, words: Words): string {
  const { t, known, format } = words;
  if (rule === 'rejected') {
    return t('intake.rule.rejected', { reason: known(`rules.${detail ?? ''}`) });
  }
  if (rule === 'marked') {
    return t('intake.rule.marked', { reason: known(`rules.${detail ?? ''}`) });
  }
  if (rule === 'missing') {
    return t('intake.rule.missing', { field: known(`terms.field.${detail ?? ''}`) });
  }
  if (rule !== 'outliers' || limits === null) return t(`intake.rule.${rule}`);
  const money = (amount: string): string => moneyText(amount, sums?.currency ?? null, format);
  return t('intake.rule.outliersLimits', { low: money(limits.low), high: money(limits.high) });
}
