import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { categoryAxis, labelText, unfinishedDecal, valueAxis } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

interface Panel {
  readonly name: string;
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
}

interface MonthValue {
  readonly value: number | null;
  /** False for a month that is unfinished. */
  readonly complete: boolean;
}

export interface MonthsBesideData {
  readonly labels: readonly string[];
  readonly above: Panel & { readonly months: readonly MonthValue[] };
  readonly below: Panel & { readonly months: readonly MonthValue[] };
}

/** Both panels have the same left edge, so that a month stands above itself, px. */
const LEFT = 64;
const RIGHT = 16;
const PANEL = 104;
const TOPS = [26, 172] as const;

/**
 * Two panels of the same months, one above the other and each with an axis of its own: a line above, bars below. An
 * unfinished month is a hollow dot off the line, or a hatched bar; an unknown one is a gap.
 */
export function monthsBesideOption(data: MonthsBesideData, look: ChartLook): ChartOption {
  const { labels, above, below } = data;
  const tooltipOf = ({ format }: Panel) => ({
    valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–'),
  });
  const line: LineSeriesOption = {
    type: 'line',
    name: above.name,
    data: above.months.map(({ value, complete }) => (complete ? value : null)),
    symbol: 'circle',
    symbolSize: 4,
    lineStyle: { color: look.ink, width: 1.5 },
    itemStyle: { color: look.ink },
    tooltip: tooltipOf(above),
  };
  const open: LineSeriesOption = {
    type: 'line',
    name: above.name,
    data: above.months.map(({ value, complete }) => (complete ? null : value)),
    symbol: 'circle',
    symbolSize: 7,
    lineStyle: { opacity: 0 },
    itemStyle: { color: look.surface, borderColor: look.ink, borderWidth: 1.5 },
    tooltip: tooltipOf(above),
  };
  const bars: BarSeriesOption = {
    type: 'bar',
    name: below.name,
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: below.months.map(({ value, complete }) =>
      complete ? value : { value, itemStyle: { decal: unfinishedDecal(look) } },
    ),
    itemStyle: { color: look.accent },
    barMaxWidth: 22,
    tooltip: tooltipOf(below),
  };
  const named = ({ name, formatAxis }: Panel, gridIndex: number, scale: boolean) => ({
    ...valueAxis(look, formatAxis),
    gridIndex,
    scale,
    splitNumber: 2,
    name,
    nameLocation: 'end' as const,
    nameGap: 10,
    nameTextStyle: { ...labelText(look), align: 'left' as const, padding: [0, 0, 0, -LEFT + 4] },
    nameTruncate: { maxWidth: 420 },
  });
  const months = categoryAxis(look, labels);
  return {
    grid: TOPS.map((top) => ({
      left: LEFT,
      right: RIGHT,
      top,
      height: PANEL,
      outerBoundsMode: 'none',
    })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: { trigger: 'axis' },
    xAxis: [
      { ...months, gridIndex: 0, axisLabel: { show: false } },
      { ...months, gridIndex: 1 },
    ],
    // What stands outside may have no zero (degrees, an index); bars need theirs.
    yAxis: [named(above, 0, true), named(below, 1, false)],
    series: [line, open, bars],
  };
}

/** Height of the drawing, px. */
export const MONTHS_BESIDE_HEIGHT = TOPS[1] + PANEL + 28;
