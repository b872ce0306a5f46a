import type { RetentionCohorts } from '#shared/contract/retention.ts';
import { civilOfDay, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import {
  firstDayOfPeriod,
  isoWeek,
  lastDayOfPeriod,
  periodOfDay,
  type PeriodUnit,
} from '#shared/domain/periods.ts';
import { isNamedBy, isPeriodUnit, type CohortBy } from '#shared/domain/retention.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import type { Words } from '../../app/LanguageProvider.tsx';

/** Name of a calendar period by its first day. */
export function periodName(unit: PeriodUnit, firstDay: string, { t, format }: Words): string {
  const day = parseIsoDay(firstDay);
  if (day === undefined) return firstDay;
  if (unit === 'month') return format.month(firstDay.slice(0, 7));
  if (unit === 'week') {
    const { year, week } = isoWeek(periodOfDay('week', day));
    return t('cohorts.week', { year: String(year), week: String(week).padStart(2, '0') });
  }
  const { year, month } = civilOfDay(day);
  return t('cohorts.quarter', { year: String(year), quarter: String(Math.ceil(month / 3)) });
}

/** Name of a cohort: its period, name from the files, tier or class. */
export function cohortName(by: CohortBy, id: string | null, words: Words): string {
  const { t, known } = words;
  if (isNamedBy(by)) {
    if (id === null) return t(`cohorts.other.${by}`);
    return id === '' ? t('segments.unknownName') : id;
  }
  // Only names have others beside those that are shown.
  if (id === null) return '';
  if (isPeriodUnit(by)) return periodName(by, id, words);
  return known(by === 'value' ? `terms.stage.${id}` : `terms.${by}.${id}`, {}, id);
}

/**
 * The customers that a cell counts: the cohort, and where cohort and period are the same unit, those
 * of it who ordered in the cell's period (or then and later).
 */
export function cellRule(
  view: RetentionCohorts,
  row: number,
  period: number,
  later: boolean,
): SegmentRule | null {
  const cohort = view.cohorts[row];
  if (!cohort) return null;
  const whole = cohortRule(view, cohort.id);
  if (view.by !== view.period || period === 0 || cohort.id === null) return whole;
  const start = parseIsoDay(cohort.id);
  if (start === undefined) return whole;
  const index = periodOfDay(view.period, start) + period;
  const from = formatIsoDay(firstDayOfPeriod(view.period, index));
  const to = formatIsoDay(lastDayOfPeriod(view.period, index));
  return allOf([
    whole,
    later
      ? { kind: 'day', field: 'last_order', from }
      : { kind: 'behaviour', measure: 'orders', window: { kind: 'between', from, to }, least: 1 },
  ]);
}

function cohortRule({ by, cohorts }: RetentionCohorts, id: string | null): SegmentRule {
  if (isNamedBy(by)) {
    const named = cohorts.flatMap((cohort) => cohort.id ?? []);
    const buyers: SegmentRule = { kind: 'number', field: 'orders', least: 1 };
    const names: SegmentRule = {
      kind: 'choice',
      field: by === 'category' || by === 'product' ? `first_${by}` : by,
      values: id === null ? named : [id],
    };
    // Customers without an order have the unknown name too.
    return {
      kind: 'all',
      rules: [buyers, id === null ? { kind: 'not', rule: names } : names],
    };
  }
  const name = id ?? '';
  if (by === 'month') return { kind: 'choice', field: 'cohort', values: [name.slice(0, 7)] };
  if (isPeriodUnit(by)) {
    const index = periodOfDay(by, parseIsoDay(name) ?? 0);
    const to = formatIsoDay(lastDayOfPeriod(by, index));
    return { kind: 'day', field: 'first_order', from: name, to };
  }
  return { kind: 'choice', field: by === 'value' ? 'stage.value' : by, values: [name] };
}
