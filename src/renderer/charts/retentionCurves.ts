import type { LineSeriesOption } from 'echarts/charts';
import { labelText, textWidth, valueAxis } from './axes.ts';
import type { ChartLook } from './look.ts';
import type { ChartOption } from './echarts.ts';

export interface CurvePoint {
  readonly month: number;
  readonly value: number;
}

export interface RetentionCurvesData {
  /** Single cohorts, oldest first; only complete months. */
  readonly cohorts: readonly { readonly name: string; readonly points: readonly CurvePoint[] }[];
  /** Mean over cohorts, weighted by size. */
  readonly mean: { readonly name: string; readonly points: readonly CurvePoint[] };
  /** Middle half of the cohorts per month: lower and upper quartile. */
  readonly band: readonly { readonly month: number; readonly low: number; readonly high: number }[];
  readonly format: (value: number) => string;
  readonly monthAxisName: string;
}

/**
 * Retention by months since the first order: the weighted mean as the strong line, the middle half of
 * the cohorts as a band behind it, single cohorts lighter the older they are, every line named at its
 * end. Month 0 is left out: it is 100 % by definition and would flatten the rest.
 */
export function retentionCurvesOption(data: RetentionCurvesData, look: ChartLook): ChartOption {
  const names = [data.mean.name, ...data.cohorts.map(({ name }) => name)];
  const room = 14 + Math.max(...names.map((name) => textWidth(name, look.fontSize)));
  const months = [data.mean, ...data.cohorts].flatMap(({ points }) => points.map((p) => p.month));
  return {
    grid: { left: 4, right: room, top: 10, bottom: 22, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: {
      ...valueAxis(look, String, data.monthAxisName),
      min: 1,
      max: Math.max(2, ...months),
      minInterval: 1,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: look.hairline } },
    },
    yAxis: { ...valueAxis(look, data.format), min: 0 },
    series: [...bandSeries(data, look), ...cohortSeries(data, look), meanSeries(data, look)],
  };
}

/** The band as an unseen lower line and a filled difference on top of it. */
function bandSeries(data: RetentionCurvesData, look: ChartLook): LineSeriesOption[] {
  const shared = {
    type: 'line',
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  } as const;
  return [
    { ...shared, data: data.band.map(({ month, low }) => [month, low]) },
    {
      ...shared,
      data: data.band.map(({ month, low, high }) => [month, high - low]),
      areaStyle: { color: look.accent, opacity: 0.13 },
    },
  ];
}

const DASHES = [[1.5, 2.5], [5, 3], 'solid'] as const;

function cohortSeries(data: RetentionCurvesData, look: ChartLook): LineSeriesOption[] {
  return data.cohorts.map(({ name, points }, index) => ({
    type: 'line',
    name,
    data: points.map(({ month, value }) => [month, value]),
    symbol: 'none',
    lineStyle: { color: look.muted, width: 1.25, type: dashOf(index, data.cohorts.length) },
    itemStyle: { color: look.muted },
    endLabel: {
      show: true,
      formatter: name,
      distance: 6,
      offset: [0, labelShift(data, points)],
      backgroundColor: look.surface,
      padding: [1, 2],
      ...labelText(look),
    },
  }));
}

/** Keeps the name of a cohort off the name of the mean where both lines end in the same month. */
function labelShift(data: RetentionCurvesData, points: readonly CurvePoint[]): number {
  const [own, mean] = [points.at(-1), data.mean.points.at(-1)];
  if (!own || !mean || Math.abs(own.month - mean.month) > 1) return 0;
  return own.value >= mean.value ? -14 : 14;
}

/** The newest cohort is drawn through; older ones are broken more, so that grey print tells them apart. */
function dashOf(index: number, count: number): 'solid' | number[] {
  const dash = DASHES[Math.max(0, DASHES.length - count + index)] ?? 'solid';
  return dash === 'solid' ? dash : [...dash];
}

function meanSeries(data: RetentionCurvesData, look: ChartLook): LineSeriesOption {
  return {
    type: 'line',
    name: data.mean.name,
    data: data.mean.points.map(({ month, value }) => [month, value]),
    symbol: 'none',
    lineStyle: { color: look.accent, width: 2.5 },
    itemStyle: { color: look.accent },
    endLabel: {
      show: true,
      formatter: data.mean.name,
      distance: 6,
      ...labelText(look, look.accent),
      fontWeight: 600,
    },
    z: 3,
  };
}
