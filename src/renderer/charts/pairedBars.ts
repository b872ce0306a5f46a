import type { BarSeriesOption } from 'echarts/charts';
import { categoryAxis, labelText, valueAxis } from './axes.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

export interface PairedBarsData {
  readonly labels: readonly string[];
  readonly actual: readonly (number | null)[];
  readonly predicted: readonly (number | null)[];
  readonly actualName: string;
  readonly predictedName: string;
  readonly format: (value: number) => string;
}

/** What was made (filled) beside what was foretold (outlined) in each group. */
export function pairedBarsOption(data: PairedBarsData, look: ChartLook): ChartOption {
  const series = (
    name: string,
    values: readonly (number | null)[],
    style: NonNullable<BarSeriesOption['itemStyle']>,
  ): BarSeriesOption => ({
    type: 'bar',
    name,
    data: [...values],
    barMaxWidth: 16,
    barGap: '10%',
    itemStyle: style,
  });
  return {
    grid: { left: 4, right: 14, top: 26, bottom: 4, outerBoundsMode: 'same' },
    legend: { top: 0, right: 0, textStyle: labelText(look), itemHeight: 10, itemWidth: 14 },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : '–'),
    },
    xAxis: categoryAxis(look, data.labels),
    yAxis: valueAxis(look, data.format),
    series: [
      series(data.actualName, data.actual, { color: look.muted }),
      series(data.predictedName, data.predicted, {
        color: look.surface,
        borderColor: look.accent,
        borderWidth: 1.5,
      }),
    ],
  };
}
