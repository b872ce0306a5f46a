import type { LineSeriesOption } from 'echarts/charts';
import { exactAxis, labelText, textWidth, valueAxis } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

export interface TrackingData {
  /** Days after the calibration end. */
  readonly days: readonly number[];
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
  readonly actualName: string;
  readonly predictedName: string;
  readonly daysAxis: string;
  readonly format: (value: number) => string;
}

/** Cumulative orders made (drawn through) and foretold (broken) since the day after which nothing was known. */
export function trackingOption(data: TrackingData, look: ChartLook): ChartOption {
  const room =
    14 +
    Math.max(
      ...[data.actualName, data.predictedName].map((name) => textWidth(name, look.fontSize)),
    );
  const last = (values: readonly number[]): number => values.at(-1) ?? 0;
  const above = last(data.actual) >= last(data.predicted);
  const line = (
    name: string,
    values: readonly number[],
    colour: string,
    shift: number,
    dashed: boolean,
  ): LineSeriesOption => ({
    type: 'line',
    name,
    symbol: 'none',
    data: [[0, 0], ...values.map((value, i) => [data.days[i] ?? 0, value])],
    lineStyle: { color: colour, width: 2, type: dashed ? [5, 3] : 'solid' },
    itemStyle: { color: colour },
    endLabel: {
      show: true,
      formatter: name,
      distance: 6,
      offset: [0, shift],
      ...labelText(look, colour),
    },
  });
  return {
    grid: { left: 4, right: room, top: 10, bottom: 22, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: exactAxis(look, String, data.daysAxis, {
      min: 0,
      max: Math.max(1, last(data.days)),
      whole: true,
    }),
    yAxis: { ...valueAxis(look, data.format), min: 0 },
    series: [
      line(data.actualName, data.actual, look.ink, above ? -7 : 7, false),
      line(data.predictedName, data.predicted, look.accent, above ? 7 : -7, true),
    ],
  };
}
