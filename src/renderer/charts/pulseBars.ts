import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { categoryAxis, countAxis, unfinishedDecal } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import { eventMarkLine, gridWithMarks, type EventMark } from './eventMarks.ts';
import type { ChartLook } from './look.ts';

export interface PulseData {
  /** Oldest first. */
  readonly months: readonly {
    readonly label: string;
    readonly complete: boolean;
    readonly entered: number;
    readonly left: number;
  }[];
  /** Events at the number of their month. */
  readonly marks?: readonly EventMark[];
  readonly colour: string;
  readonly names: { readonly entered: string; readonly left: string; readonly net: string };
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
}

/** Who entered above the line, who left below it, the net change as dots; open months are hatched. */
export function pulseOption(data: PulseData, look: ChartLook): ChartOption {
  const decal = unfinishedDecal(look);
  const bars = (name: string, values: readonly number[], opacity: number): BarSeriesOption => ({
    type: 'bar',
    name,
    stack: 'pulse',
    barMaxWidth: 22,
    itemStyle: { color: data.colour, opacity },
    data: values.map((value, at) => ({
      value,
      ...(data.months[at]?.complete === false && { itemStyle: { decal } }),
    })),
  });
  const net: LineSeriesOption = {
    type: 'line',
    name: data.names.net,
    data: data.months.map(({ entered, left }) => entered - left),
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: true,
    lineStyle: { color: look.ink, width: 1 },
    itemStyle: { color: look.ink },
    ...(data.marks && { markLine: eventMarkLine(data.marks, look) }),
  };
  return {
    grid: gridWithMarks(data.marks, 10),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: categoryAxis(
      look,
      data.months.map(({ label }) => label),
    ),
    yAxis: countAxis(look, data.formatAxis),
    series: [
      bars(
        data.names.entered,
        data.months.map(({ entered }) => entered),
        1,
      ),
      bars(
        data.names.left,
        data.months.map(({ left }) => (left === 0 ? 0 : -left)),
        0.45,
      ),
      net,
    ],
  };
}
