import type { LineSeriesOption } from 'echarts/charts';
import { exactAxis, labelText, textWidth, valueAxis } from './axes.ts';
import { eventMarkLine, type EventMark } from './eventMarks.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartLook } from './look.ts';

export interface CurvePoint {
  readonly x: number;
  readonly value: number;
}

export interface BandPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

export interface Curve {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** What the value may also be: an interval, or the middle of a group of curves. */
  readonly band?: readonly BandPoint[];
  /** The accent by default. */
  readonly colour?: string;
  readonly dash?: readonly number[];
  /** The line that the others are read against. */
  readonly strong?: boolean;
}

export interface BandCurvesData {
  /** Drawn in this order; the last lies on top. */
  readonly curves: readonly Curve[];
  readonly format: (value: number) => string;
  readonly formatX: (x: number) => string;
  readonly xAxisName: string;
  readonly minX: number;
  readonly maxX: number;
  /** Highest value of the axis; as high as the lines need by default. */
  readonly maxY?: number;
  /** True for a value that holds until the next point. */
  readonly steps?: boolean;
  readonly marks?: readonly EventMark[];
}

/** Room for a name in pixels; a product may be called by a whole sentence, which is cut here and not in the table. */
const WIDEST_NAME = 170;

/** Curves with their bands, each named at its end instead of in a legend. */
export function bandCurvesOption(data: BandCurvesData, look: ChartLook): ChartOption {
  const widths = data.curves.map(({ name }) => textWidth(name, look.fontSize));
  const room = Math.min(WIDEST_NAME, Math.max(0, ...widths));
  return {
    grid: {
      left: 4,
      right: 14 + room,
      top: data.marks && data.marks.length > 0 ? 26 : 10,
      bottom: 4,
      outerBoundsMode: 'same',
    },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? data.format(value) : ''),
    },
    xAxis: exactAxis(look, data.formatX, data.xAxisName, {
      min: data.minX,
      max: Math.max(data.minX + 1, data.maxX),
      whole: true,
    }),
    yAxis: {
      ...valueAxis(look, data.format),
      min: 0,
      ...(data.maxY !== undefined && { max: data.maxY, interval: data.maxY / 4 }),
    },
    series: [
      ...data.curves.flatMap((curve, index) => bandSeries(data, curve, index, look)),
      ...data.curves.map((curve, index) => curveSeries(data, curve, index, look)),
    ],
  };
}

/** A band as an unseen lower line and a filled difference on top of it. */
function bandSeries(
  data: BandCurvesData,
  { band, colour = '', strong }: Curve,
  index: number,
  look: ChartLook,
): LineSeriesOption[] {
  if (band === undefined || band.length === 0) return [];
  const shared = {
    type: 'line',
    stack: `band-${index}`,
    symbol: 'none',
    silent: true,
    ...(data.steps === true && { step: 'end' as const }),
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  } as const;
  return [
    { ...shared, data: band.map(({ x, low }) => [x, low]) },
    {
      ...shared,
      data: band.map(({ x, low, high }) => [x, high - low]),
      areaStyle: { color: colour || look.accent, opacity: strong === true ? 0.16 : 0.1 },
    },
  ];
}

function curveSeries(
  data: BandCurvesData,
  curve: Curve,
  index: number,
  look: ChartLook,
): LineSeriesOption {
  const { name, points, colour = look.accent, dash, strong = false } = curve;
  return {
    type: 'line',
    name,
    data: points.map(({ x, value }) => [x, value]),
    symbol: 'none',
    ...(data.steps === true && { step: 'end' as const }),
    lineStyle: {
      color: colour,
      width: strong ? 2.5 : 1.5,
      type: dash === undefined ? 'solid' : [...dash],
    },
    itemStyle: { color: colour },
    endLabel: {
      show: true,
      formatter: name,
      distance: 6,
      backgroundColor: look.surface,
      padding: [1, 2],
      ...labelText(look, strong ? colour : look.muted),
      ...(strong && { fontWeight: 600 }),
      ...(textWidth(name, look.fontSize) > WIDEST_NAME && {
        width: WIDEST_NAME,
        overflow: 'truncate' as const,
      }),
    },
    labelLayout: { moveOverlap: 'shiftY' },
    ...(index === 0 && data.marks && { markLine: eventMarkLine(data.marks, look) }),
    ...(strong && { z: 3 }),
  };
}
