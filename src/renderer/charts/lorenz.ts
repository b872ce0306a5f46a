import type { LineSeriesOption } from 'echarts/charts';
import { labelText, valueAxis } from './axes.ts';
import type { ChartLook } from './look.ts';
import type { ChartOption } from './echarts.ts';

export interface LorenzData {
  /** Share of customers and of revenue, both rising from 0 to 1, poorest first. */
  readonly points: readonly (readonly [number, number])[];
  /** Points to name on the curve, such as the top tenth. */
  readonly marks: readonly { readonly customers: number; readonly label: string }[];
  readonly equalityLabel: string;
  readonly customersAxis: string;
  readonly revenueAxis: string;
  readonly format: (ratio: number) => string;
}

/** Step of the axes, unless the curve dips far below zero. */
const QUARTER = 0.25;

/** Lorenz curve against the line of equal shares; the area between them is half the Gini index. */
export function lorenzOption(data: LorenzData, look: ChartLook): ChartOption {
  const axis = (name: string) => ({
    ...valueAxis(look, data.format, name),
    max: 1,
    interval: QUARTER,
  });
  const lowest = Math.min(0, ...data.points.map(([, y]) => y));
  const step = lowest < -1 ? Math.ceil(-lowest / 3) : QUARTER;
  return {
    grid: { left: 24, right: 14, top: 10, bottom: 24, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: {
      ...axis(data.customersAxis),
      min: 0,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: look.hairline } },
      axisPointer: { label: { formatter: ({ value }) => data.format(Number(value)) } },
    },
    // Refunds can push the poorest below zero; the axis then starts a whole number of steps below it.
    yAxis: {
      ...axis(data.revenueAxis),
      min: Math.floor(lowest / step) * step,
      interval: step,
      nameGap: 44,
    },
    series: [equality(data, look), curve(data, look)],
  };
}

function equality(data: LorenzData, look: ChartLook): LineSeriesOption {
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    data: [
      [0, 0],
      [1, 1],
    ],
    lineStyle: { color: look.muted, width: 1, type: [4, 3] },
    tooltip: { show: false },
    markPoint: {
      symbol: 'circle',
      symbolSize: 1,
      silent: true,
      data: [{ name: data.equalityLabel, coord: [0.5, 0.5] }],
      label: {
        formatter: data.equalityLabel,
        // Above the line: it is flat where the drawing is wide.
        position: 'left',
        distance: 8,
        offset: [0, -9],
        ...labelText(look),
      },
      itemStyle: { color: 'transparent' },
    },
  };
}

function curve(data: LorenzData, look: ChartLook): LineSeriesOption {
  return {
    type: 'line',
    name: data.revenueAxis,
    symbol: 'none',
    data: data.points.map(([x, y]) => [x, y]),
    lineStyle: { color: look.accent, width: 2.5 },
    itemStyle: { color: look.accent },
    areaStyle: { color: look.accent, opacity: 0.08 },
    markPoint: {
      symbol: 'circle',
      symbolSize: 6,
      silent: true,
      itemStyle: { color: look.accent },
      label: { position: 'left', distance: 6, ...labelText(look, look.ink) },
      data: data.marks.map(({ customers, label }) => ({
        name: label,
        coord: [1 - customers, lorenzAt(data.points, 1 - customers)],
        label: { formatter: label },
      })),
    },
  };
}

/**
 * Share of revenue that the poorest `share` of the customers hold, between the points of the curve
 * by straight lines.
 */
export function lorenzAt(points: readonly (readonly [number, number])[], share: number): number {
  const next = points.findIndex(([x]) => x >= share);
  const after = points[next];
  if (!after) return points.at(-1)?.[1] ?? 0;
  const before = points[next - 1];
  if (!before || after[0] === before[0]) return after[1];
  return before[1] + ((share - before[0]) / (after[0] - before[0])) * (after[1] - before[1]);
}
