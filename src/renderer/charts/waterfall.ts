import type { BarSeriesOption } from 'echarts/charts';
import { categoryAxis, labelText, valueAxis } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

export interface WaterfallData {
  /** Parts in their order; each stands on the sum of those before it. */
  readonly parts: readonly { readonly name: string; readonly value: number }[];
  readonly totalName: string;
  readonly format: (value: number) => string;
}

/** Parts that add up to a total, which stands last from zero; a part below zero goes down, in red. */
export function waterfallOption(data: WaterfallData, look: ChartLook): ChartOption {
  const total = data.parts.reduce((sum, { value }) => sum + value, 0);
  const bars = [
    ...data.parts.map(({ value }, i) => {
      const before = data.parts.slice(0, i).reduce((sum, part) => sum + part.value, 0);
      return {
        from: before,
        to: before + value,
        value,
        colour: value < 0 ? look.bad : look.accent,
      };
    }),
    { from: 0, to: total, value: total, colour: look.muted },
  ];
  const shared = { type: 'bar', barMaxWidth: 64, silent: true } as const;
  // A bar between two levels on either side of zero is drawn as its part above and its part below.
  const layer = (stack: string, of: (bar: { low: number; high: number }) => [number, number]) => {
    const ends = bars.map(({ from, to }) =>
      of({ low: Math.min(from, to), high: Math.max(from, to) }),
    );
    const hidden: BarSeriesOption = {
      ...shared,
      stack,
      itemStyle: { color: 'transparent' },
      data: ends.map(([start]) => start),
    };
    const drawn: BarSeriesOption = {
      ...shared,
      stack,
      data: ends.map(([start, end], i) => ({
        value: end - start,
        itemStyle: { color: bars[i]?.colour ?? look.accent },
      })),
    };
    return [hidden, drawn];
  };
  const labels: BarSeriesOption = {
    ...shared,
    stack: 'above',
    data: bars.map(() => 0),
    label: {
      show: true,
      position: 'top',
      formatter: ({ dataIndex }) => data.format(bars[dataIndex]?.value ?? 0),
      ...labelText(look, look.ink),
    },
  };
  return {
    grid: { left: 4, right: 14, top: 22, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      ...categoryAxis(look, [...data.parts.map(({ name }) => name), data.totalName]),
    },
    yAxis: valueAxis(look, data.format),
    series: [
      ...layer('above', ({ low, high }) => [Math.max(0, low), Math.max(0, high)]),
      labels,
      ...layer('below', ({ low, high }) => [Math.min(0, high), Math.min(0, low)]),
    ].map((series) => ({ ...series, barGap: '-100%' })),
  };
}
