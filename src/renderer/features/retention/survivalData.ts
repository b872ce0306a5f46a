import type { SurvivalGroup, SurvivalView } from '#shared/contract/retention.ts';
import { DAYS_PER_MONTH } from '#shared/domain/calendar.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { BandCurvesData, Curve } from '../../charts/bandCurves.ts';
import { groupLine, MOST_LINES } from '../../charts/groupLine.ts';
import type { ChartLook } from '../../charts/look.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { tierColour } from './cohortCurves.ts';
import { cohortName } from './cohortNames.ts';

type Band = SurvivalGroup['curve'][number];

/**
 * A point as the figure tells it: the second order is told by those who have it, loss by those who are
 * still there.
 */
export function toldPoint(
  of: SurvivalView['of'],
  { survival, low, high }: Band,
): { readonly value: number; readonly low: number | null; readonly high: number | null } {
  if (of === 'loss') return { value: survival, low, high };
  return {
    value: 1 - survival,
    low: high === null ? null : 1 - high,
    high: low === null ? null : 1 - low,
  };
}

/** Name of a group of customers. */
function groupName(view: SurvivalView, group: SurvivalGroup, words: Words): string {
  if (view.by === 'all' || group === view.everybody) return words.t('survival.everybody');
  return view.by === 'year' ? (group.id ?? '') : cohortName(view.by, group.id, words);
}

/** The groups that are drawn: the largest that were observed long enough for a line, or everybody. */
export function drawnGroups(view: SurvivalView): readonly SurvivalGroup[] {
  const lines = view.groups.filter(({ curve }) => curve.length > 1);
  if (lines.length === 0) return [view.everybody];
  const drawn = new Set(lines.toSorted((a, b) => b.customers - a.customers).slice(0, MOST_LINES));
  return lines.filter((group) => drawn.has(group));
}

/** The curves with a mark at the months of the read-out. */
export function survivalCurves(
  view: SurvivalView,
  months: number,
  look: ChartLook,
  words: Words,
): BandCurvesData {
  const { format, t } = words;
  const inMonths = (day: number): number => day / DAYS_PER_MONTH;
  return {
    curves: drawnGroups(view).map((group, index): Curve => {
      const told = group.curve.map((band) => toldPoint(view.of, band));
      const x = (at: number): number => inMonths(view.days[at] ?? 0);
      const colour = view.by === 'value' ? tierColour(group.id, look) : undefined;
      return {
        name: groupName(view, group, words),
        ...(group === view.everybody ? { strong: true } : groupLine(index, look)),
        ...(colour !== undefined && { colour }),
        points: told.map(({ value }, at) => ({ x: x(at), value })),
        band: told.flatMap(({ low, high }, at) =>
          low === null || high === null ? [] : [{ x: x(at), low, high }],
        ),
      };
    }),
    format: (value) => format.percent(value, 0),
    formatX: (x) => format.number(x, Number.isInteger(x) ? 0 : 1),
    xAxisName: t('survival.axis.months'),
    minX: 0,
    maxX: Math.ceil(inMonths(view.span)),
    maxY: 1,
    steps: true,
    marks: [{ at: months, name: t('common.count.months', { count: months }) }],
  };
}

const TABLE_MONTHS = [1, 3, 6, 12, 24] as const;

/** Every group with its shares after some months, median and mean. */
export function survivalSpec(view: SurvivalView, words: Words): TableSpec {
  const { t, format } = words;
  const groups =
    view.by === 'all'
      ? [{ name: t('survival.everybody'), group: view.everybody }]
      : [
          ...view.groups.map((group) => ({ name: groupName(view, group, words), group })),
          { name: t('survival.everybody'), group: view.everybody },
        ];
  const days = (value: number): string => format.number(value);
  return {
    columns: [
      { label: t('survival.column.group') },
      { label: t('survival.column.customers'), numeric: true },
      { label: t(`survival.column.${view.of}`), numeric: true },
      ...TABLE_MONTHS.map((count) => ({
        label: t('survival.column.after', { months: t('common.count.months', { count }) }),
        numeric: true,
      })),
      { label: t('survival.column.median'), numeric: true },
      { label: t('survival.column.mean'), numeric: true },
    ],
    rows: groups.map(({ name, group }) => [
      name,
      format.number(group.customers),
      format.number(group.ended),
      ...TABLE_MONTHS.map((month) => {
        const band = group.months[month - 1];
        return band ? format.percent(toldPoint(view.of, band).value) : null;
      }),
      group.median.days === null ? null : days(group.median.days),
      group.mean === null
        ? null
        : words.format.aside(
            days(group.mean.days),
            `${days(group.mean.low)} – ${days(group.mean.high)}`,
          ),
    ]),
  };
}

/** What the curve says in sentences: the read-out, the median, who is still open, and the test. */
export function survivalSentences(view: SurvivalView, months: number, words: Words): string[] {
  const { t, format } = words;
  const { of, everybody } = view;
  const sentences = [
    readout(view, months, words),
    medianSentence(view, words),
    t(`survival.${of}.open`, {
      open: format.number(everybody.customers - everybody.ended),
      customers: t('common.count.customers', { count: everybody.customers }),
      day: format.day(view.observedTo),
    }),
  ];
  if (of === 'loss' && everybody.mean) {
    sentences.push(
      t('survival.loss.mean', {
        span: monthsOf(view.span, words),
        mean: monthsOf(everybody.mean.days, words),
        low: monthsOf(everybody.mean.low, words),
        high: monthsOf(everybody.mean.high, words),
      }),
    );
  }
  if (view.test) sentences.push(testSentence(view.test, words));
  return sentences;
}

function readout({ of, everybody }: SurvivalView, months: number, { t, format }: Words): string {
  const band = everybody.months[months - 1];
  if (!band) return t('survival.readout.none');
  const { value, low, high } = toldPoint(of, band);
  // Where everybody has ended there is no interval.
  return t(`survival.${of}.readout`, {
    months: t('common.count.months', { count: months }),
    share: format.percent(value),
    low: format.percent(low ?? value),
    high: format.percent(high ?? value),
  });
}

/** Days told in months with one decimal. */
export function monthsOf(days: number, { t, format }: Words): string {
  return t('survival.span', { months: format.number(days / DAYS_PER_MONTH, 1) });
}

function medianSentence({ of, everybody }: SurvivalView, { t }: Words): string {
  const { days, low, high } = everybody.median;
  if (days === null) return t(`survival.${of}.medianNone`);
  const text = (value: number | null): string =>
    value === null ? t('survival.median.open') : t('common.count.days', { count: value });
  return t(`survival.${of}.median`, { days: text(days), low: text(low), high: text(high) });
}

/** Below this a difference is called one. */
const LEVEL = 0.05;
const SMALLEST_SHOWN = 0.0001;

function testSentence(
  { chiSquare, degrees, probability }: NonNullable<SurvivalView['test']>,
  { t, format }: Words,
): string {
  return t(probability < LEVEL ? 'survival.test.differs' : 'survival.test.unclear', {
    p: probability < SMALLEST_SHOWN ? t('survival.test.tiny') : format.number(probability, 4),
    chi: format.number(chiSquare, 2),
    degrees: t('survival.test.degrees', { count: degrees }),
  });
}
