import type { ScatterSeriesOption } from 'echarts/charts';
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
    series: [dots(data, look)],
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
      label: { formatter: name },
    })),
    itemStyle: { color: look.accent, opacity: 0.72, borderColor: look.surface },
    label: { show: true, position: 'top', ...labelText(look, look.ink) },
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
