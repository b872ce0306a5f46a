import type { ScatterSeriesOption } from 'echarts/charts';
import { labelText } from './axes.ts';
import type { ChartLook } from './look.ts';
import type { ChartOption } from './echarts.ts';

export interface TimelineData {
  readonly entries: readonly {
    /** `YYYY-MM-DD`. */
    readonly day: string;
    readonly kind: 'order' | 'refund';
    /** Size of the amount, minor units, sign ignored. */
    readonly amount: number;
    /** What the tooltip says. */
    readonly text: string;
  }[];
  /** Ends of the axis. */
  readonly from: string;
  readonly to: string;
  readonly orderLabel: string;
  readonly refundLabel: string;
  readonly formatTick: (isoDay: string) => string;
}

const SMALLEST = 5;
const LARGEST = 26;

/** Diameter of a dot whose area grows with the amount. */
export function dotSize(amount: number, largest: number): number {
  if (largest <= 0) return SMALLEST;
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.abs(amount) / largest);
}

/**
 * Orders of one customer on a time axis, dots sized by amount; refunds are hollow diamonds on a line
 * of their own, so neither colour nor size alone tells them apart.
 */
export function timelineOption(data: TimelineData, look: ChartLook): ChartOption {
  const largest = Math.max(0, ...data.entries.map(({ amount }) => Math.abs(amount)));
  const hasRefunds = data.entries.some(({ kind }) => kind === 'refund');
  const rows = hasRefunds ? [data.refundLabel, data.orderLabel] : [data.orderLabel];
  const points = (kind: 'order' | 'refund', row: string) =>
    data.entries
      .filter((entry) => entry.kind === kind)
      .map(({ day, amount, text }) => ({
        name: text,
        value: [day, row],
        symbolSize: dotSize(amount, largest),
      }));
  const series: ScatterSeriesOption[] = [
    {
      type: 'scatter',
      name: data.orderLabel,
      data: points('order', data.orderLabel),
      itemStyle: {
        color: look.accent,
        opacity: 0.72,
        borderColor: look.surface,
        borderWidth: 1,
      },
    },
    {
      type: 'scatter',
      name: data.refundLabel,
      symbol: 'diamond',
      data: points('refund', data.refundLabel),
      itemStyle: { color: look.surface, borderColor: look.bad, borderWidth: 1.5 },
    },
  ];
  return {
    grid: { left: 4, right: 16, top: 6, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item', formatter: '{b}' },
    xAxis: {
      type: 'time',
      min: data.from,
      max: data.to,
      axisLine: { lineStyle: { color: look.hairline } },
      axisTick: { show: false },
      splitLine: { show: false },
      splitNumber: 4,
      axisLabel: {
        ...labelText(look),
        hideOverlap: true,
        formatter: (time: number) => data.formatTick(isoDayOf(time)),
      },
    },
    yAxis: {
      type: 'category',
      data: rows,
      // Half the largest dot, which may stand on the first day.
      offset: LARGEST / 2,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: look.hairline } },
      axisLabel: labelText(look),
    },
    series,
  };
}

/** Day of an axis tick: ECharts reads `YYYY-MM-DD` as local midnight and hands back milliseconds. */
function isoDayOf(time: number): string {
  const at = new Date(time);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(at.getFullYear())}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}
