import type { BarSeriesOption } from 'echarts/charts';
import { categoryAxis, labelText, textWidth, unfinishedDecal, valueAxis } from './axes.ts';
import { eventMarkLine, gridWithMarks, type EventMark } from './eventMarks.ts';
import type { ChartLook } from './look.ts';
import type { ChartOption } from './echarts.ts';

export interface StageBarsData {
  /** Oldest first, as the axis shows them. */
  readonly months: readonly { readonly label: string; readonly complete: boolean }[];
  /** In lifecycle order; `values` has one entry per month. */
  readonly stages: readonly {
    readonly name: string;
    readonly colour: string;
    readonly values: readonly number[];
  }[];
  readonly format: (value: number) => string;
  /** Events at the number of their month. */
  readonly marks?: readonly EventMark[];
  /** Where the axis ends; behind the tallest bar if it is not said. */
  readonly most?: number;
  /** Shorter form for the axis. */
  readonly formatAxis: (value: number) => string;
}

/** Below this share of the tallest bar a direct label would touch its neighbour. */
const LABEL_SHARE = 0.045;

/**
 * Stages by month as stacked bars, first stage at the bottom. The names stand beside the last bar;
 * months that have not ended are hatched.
 */
export function stageBarsOption(data: StageBarsData, look: ChartLook): ChartOption {
  const totals = data.months.map((_, month) =>
    data.stages.reduce((sum, stage) => sum + Math.max(0, stage.values[month] ?? 0), 0),
  );
  const tallest = Math.max(Number.MIN_VALUE, ...totals);
  const last = data.months.length - 1;
  const decal = unfinishedDecal(look);

  const series = data.stages.map((stage, place): BarSeriesOption => ({
    type: 'bar',
    stack: 'stages',
    name: stage.name,
    barCategoryGap: '18%',
    barMaxWidth: 64,
    itemStyle: { color: stage.colour, borderColor: look.surface, borderWidth: 0.5 },
    emphasis: { focus: 'series' },
    labelLayout: { moveOverlap: 'shiftY' },
    ...(place === 0 && data.marks && { markLine: eventMarkLine(data.marks, look) }),
    data: data.months.map((month, index) => {
      const value = stage.values[index] ?? 0;
      return {
        value,
        ...(!month.complete && { itemStyle: { decal } }),
        ...(index === last &&
          value / tallest >= LABEL_SHARE && {
            label: {
              show: true,
              position: 'right' as const,
              distance: 8,
              formatter: stage.name,
              ...labelText(look, look.ink),
            },
          }),
      };
    }),
  }));

  return {
    grid: gridWithMarks(data.marks, 8, labelRoom(data, look)),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: categoryAxis(
      look,
      data.months.map((month) => month.label),
    ),
    yAxis: {
      ...valueAxis(look, data.formatAxis),
      ...(data.most !== undefined && { max: data.most, interval: data.most / 4 }),
    },
    series,
  };
}

function labelRoom(data: StageBarsData, look: ChartLook): number {
  return 12 + Math.max(0, ...data.stages.map(({ name }) => textWidth(name, look.fontSize)));
}
