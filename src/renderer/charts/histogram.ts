import type { LineSeriesOption } from 'echarts/charts';
import { countAxis, exactAxis, labelText } from './axes.ts';
import type { ChartLook } from './look.ts';
import type { ChartOption } from './echarts.ts';

export interface HistogramData {
  /** One longer than `counts`, rising. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly valueAxis: string;
  readonly formatEdge: (value: number) => string;
  readonly formatCount: (value: number) => string;
  /** True if the last bin takes everything above its lower edge. */
  readonly lastIsOpen: boolean;
  /** Values to point out, such as mean and median. */
  readonly lines: readonly { readonly at: number; readonly label: string }[];
}

/**
 * Histogram on a true value axis: a stepped outline over the edges, so bins of unequal width stand
 * where they belong.
 */
export function histogramOption(data: HistogramData, look: ChartLook): ChartOption {
  const low = data.edges[0] ?? 0;
  const high = data.edges.at(-1) ?? 1;
  return {
    grid: { left: 4, right: 16, top: 40, bottom: 22, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      formatter: (hit) => binText(data, Array.isArray(hit) ? hit[0]?.dataIndex : hit.dataIndex),
    },
    xAxis: exactAxis(look, data.formatEdge, data.valueAxis, {
      min: low,
      max: Math.max(low + 1, high),
      whole: false,
    }),
    yAxis: countAxis(look, data.formatCount),
    series: [outlineSeries(data, look)],
  };
}

function outlineSeries(data: HistogramData, look: ChartLook): LineSeriesOption {
  const low = data.edges[0] ?? 0;
  const high = data.edges.at(-1) ?? 1;
  const outline = data.edges.map((edge, index) => [edge, data.counts[index] ?? 0]);
  return {
    type: 'line',
    step: 'end',
    symbol: 'none',
    data: [[low, 0], ...outline],
    lineStyle: { color: look.accent, width: 1.25 },
    itemStyle: { color: look.accent },
    areaStyle: { color: look.accent, opacity: 0.28 },
    markLine: {
      symbol: 'none',
      silent: true,
      lineStyle: { color: look.ink, width: 1, type: 'solid' },
      label: { position: 'end', ...labelText(look, look.ink) },
      data: data.lines
        .filter(({ at }) => at >= low && at <= high)
        .map(({ at, label }, index) => ({
          xAxis: at,
          // One above the other: mean and median often stand close.
          label: { formatter: label, align: 'left' as const, distance: 2 + 15 * index },
        })),
    },
  };
}

/** The first point only closes the outline at the left, so bin and point are one apart. */
function binText(data: HistogramData, point: number | undefined): string {
  const bin = Math.min(data.counts.length, Math.max(1, point ?? 1)) - 1;
  const isOpen = data.lastIsOpen && bin === data.counts.length - 1;
  const from = data.formatEdge(data.edges[bin] ?? 0);
  const range = isOpen ? `≥ ${from}` : `${from} – ${data.formatEdge(data.edges[bin + 1] ?? 0)}`;
  return `${range}\n${data.formatCount(data.counts[bin] ?? 0)}`;
}
