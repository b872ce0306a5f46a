import type { LineSeriesOption } from 'echarts/charts';
import { categoryAxis, topOfShares, valueAxis } from './axes.ts';
import { eventMarkLine, type EventMark } from './eventMarks.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

export interface PeriodLineData {
  /** Oldest first; null where there is no value. */
  readonly periods: readonly {
    readonly label: string;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly complete: boolean;
  }[];
  readonly name: string;
  readonly format: (value: number) => string;
  /** At numbers of periods. */
  readonly marks: readonly EventMark[];
}

/** A share by calendar period with its interval; a period that has not ended is a hollow dot off the line. */
export function periodLineOption(data: PeriodLineData, look: ChartLook): ChartOption {
  const top = topOfShares(data.periods.map(({ value, high }) => Math.max(value ?? 0, high ?? 0)));
  const whole = data.periods.map((period) => (period.complete ? period : undefined));
  const band = {
    type: 'line',
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  } as const;
  const line: LineSeriesOption = {
    type: 'line',
    name: data.name,
    data: whole.map((period) => period?.value ?? null),
    symbol: 'none',
    lineStyle: { color: look.accent, width: 2 },
    itemStyle: { color: look.accent },
    markLine: eventMarkLine(data.marks, look),
  };
  const open: LineSeriesOption = {
    type: 'line',
    name: data.name,
    data: data.periods.map((period) => (period.complete ? null : period.value)),
    symbol: 'circle',
    symbolSize: 7,
    lineStyle: { opacity: 0 },
    itemStyle: { color: look.surface, borderColor: look.accent, borderWidth: 1.5 },
  };
  return {
    grid: {
      left: 4,
      right: 60,
      top: data.marks.length > 0 ? 34 : 10,
      bottom: 4,
      outerBoundsMode: 'same',
    },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: categoryAxis(
      look,
      data.periods.map(({ label }) => label),
    ),
    yAxis: { ...valueAxis(look, data.format), min: 0, ...(top !== undefined && { max: top }) },
    series: [
      { ...band, data: whole.map((period) => period?.low ?? null) },
      {
        ...band,
        data: whole.map((period) =>
          period?.high === null || period?.low === null || period === undefined
            ? null
            : period.high - period.low,
        ),
        areaStyle: { color: look.accent, opacity: 0.13 },
      },
      line,
      open,
    ],
  };
}
