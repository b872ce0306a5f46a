import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { labelText, valueAxis } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';
import { dotSize } from './timeline.ts';

export interface ChannelMatrixData {
  readonly channels: readonly {
    readonly name: string;
    /** Major units of money, both. */
    readonly cac: number;
    readonly clv: number;
    readonly customers: number;
    /** What the tooltip says. */
    readonly text: string;
  }[];
  readonly split: { readonly cac: number; readonly clv: number };
  /** The user's least CLV/CAC, drawn as a line; null without one. */
  readonly target: { readonly ratio: number; readonly label: string } | null;
  readonly cacAxis: string;
  readonly clvAxis: string;
  readonly format: (value: number) => string;
}

/** CAC across, CLV up; the area of a dot grows with its customers, hairlines split the quadrants. */
export function channelMatrixOption(data: ChannelMatrixData, look: ChartLook): ChartOption {
  return {
    grid: { left: 24, right: 24, top: 16, bottom: 24, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item', formatter: '{b}' },
    xAxis: {
      ...valueAxis(look, data.format, data.cacAxis),
      min: 0,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: look.hairline } },
    },
    yAxis: { ...valueAxis(look, data.format, data.clvAxis), nameGap: 52 },
    series: [dots(data, look), ...(data.target ? [targetLine(data, data.target, look)] : [])],
  };
}

function dots(data: ChannelMatrixData, look: ChartLook): ScatterSeriesOption {
  const largest = Math.max(0, ...data.channels.map(({ customers }) => customers));
  return {
    type: 'scatter',
    data: data.channels.map(({ name, cac, clv, customers, text }) => ({
      name: text,
      value: [cac, clv],
      symbolSize: dotSize(customers, largest),
      // Away from the line that splits them: names above it and below it do not meet.
      label: { formatter: name, position: clv > data.split.clv ? 'top' : 'bottom' },
    })),
    itemStyle: { color: look.accent, opacity: 0.72, borderColor: look.surface },
    label: { show: true, ...labelText(look, look.ink) },
    labelLayout: { hideOverlap: true },
    markLine: {
      symbol: 'none',
      silent: true,
      label: { show: false },
      lineStyle: { color: look.muted, width: 1, type: [4, 3] },
      data: [{ xAxis: data.split.cac }, { yAxis: data.split.clv }],
    },
  };
}

/** From the origin to the edge of what the dots span; dots below the line miss the target. */
function targetLine(
  { channels, split }: ChannelMatrixData,
  { ratio, label }: NonNullable<ChannelMatrixData['target']>,
  look: ChartLook,
): LineSeriesOption {
  const farthest = Math.max(split.cac, ...channels.map(({ cac }) => cac));
  const highest = Math.max(split.clv, ...channels.map(({ clv }) => clv));
  const end = Math.min(farthest, highest / ratio);
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    data: [
      [0, 0],
      [end, end * ratio],
    ],
    lineStyle: { color: look.bad, width: 1.5, type: 'solid' },
    endLabel: { show: true, formatter: label, ...labelText(look, look.bad) },
  };
}
