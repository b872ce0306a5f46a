import type { BarSeriesOption } from 'echarts/charts';
import { categoryAxis, countAxis, topOfShares, unfinishedDecal, valueAxis } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import { eventMarkLine, gridWithMarks, type EventMark } from './eventMarks.ts';
import type { ChartLook } from './look.ts';

export interface MonthBarsData {
  /** A bar per month, oldest first; null where the value is unknown. */
  readonly months: readonly {
    readonly label: string;
    readonly value: number | null;
    /** False for a month that has not ended: its bar is hatched. */
    readonly complete?: boolean;
  }[];
  /** Events at the number of their month. */
  readonly marks?: readonly EventMark[];
  readonly format: (value: number) => string;
  /** Whole things are counted, or the values are shares from 0 to 1. */
  readonly kind?: 'counts' | 'shares';
}

/** One bar per month; an unknown value leaves a gap, never a bar of zero. */
export function monthBarsOption(data: MonthBarsData, look: ChartLook): ChartOption {
  const bars: BarSeriesOption = {
    type: 'bar',
    data: data.months.map(({ value, complete }) =>
      complete === false ? { value, itemStyle: { decal: unfinishedDecal(look) } } : value,
    ),
    itemStyle: { color: look.accent },
    barMaxWidth: 22,
    ...(data.marks && { markLine: eventMarkLine(data.marks, look) }),
  };
  return {
    grid: gridWithMarks(data.marks, 10),
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: categoryAxis(
      look,
      data.months.map(({ label }) => label),
    ),
    yAxis: axisOf(data, look),
    series: [bars],
  };
}

function axisOf({ kind, format, months }: MonthBarsData, look: ChartLook) {
  if (kind === 'counts') return countAxis(look, format);
  const top = kind === 'shares' ? topOfShares(months.map(({ value }) => value ?? 0)) : undefined;
  return { ...valueAxis(look, format), ...(top !== undefined && { max: top }) };
}
