import type { LineSeriesOption } from 'echarts/charts';
import type { LegendComponentOption } from 'echarts/components';
import { exactAxis, labelText, textWidth, topOfShares, valueAxis } from './axes.ts';
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

/** Length of a stroke beside its name in the key, and the room around it. */
const STROKE = 24;
const STROKE_ROOM = STROKE + 16;

/**
 * Curves with their bands, each named at its end; where names would touch or lie over other lines, in a
 * key beside the drawing instead, in the order in which the curves end.
 */
export function bandCurvesOption(data: BandCurvesData, look: ChartLook): ChartOption {
  const widths = data.curves.map(({ name }) => textWidth(name, look.fontSize));
  const keyed = areCrowded(data);
  const room = Math.min(WIDEST_NAME, Math.max(0, ...widths)) + (keyed ? STROKE_ROOM : 0);
  return {
    ...(keyed && { legend: keyOf(data.curves, look) }),
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
      ...data.curves.map((curve, index) =>
        curveSeries(data, { curve, index, named: !keyed }, look),
      ),
    ],
  };
}

/** Part of the height that a name takes, and of the width that a curve may end before the others. */
const NAME_HEIGHT = 0.09;
const SHORTER = 0.1;

/** True if the names at the ends of the curves would touch each other or lie over other lines. */
export function areCrowded({ curves, minX, maxX, maxY }: BandCurvesData): boolean {
  const ends = curves.flatMap(({ points }) => points.at(-1) ?? []);
  if (ends.length < 2) return false;
  const height = maxY ?? valuesOf(curves).reduce((most, value) => Math.max(most, value), 0);
  const levels = ends.map(({ value }) => value).sort((a, b) => a - b);
  return (
    ends.some(({ x }) => x < maxX - SHORTER * (maxX - minX)) ||
    levels.some((level, at) => at > 0 && level - (levels[at - 1] ?? 0) < NAME_HEIGHT * height)
  );
}

function valuesOf(curves: readonly Curve[]): number[] {
  return curves.flatMap(({ points, band = [] }) => [
    ...points.map(({ value }) => value),
    ...band.map(({ high }) => high),
  ]);
}

/** The top of the axis of curves that are shares, where it is not left to the values. */
export function topOfCurves(curves: readonly Curve[]): Pick<BandCurvesData, 'maxY'> {
  const maxY = topOfShares(valuesOf(curves));
  return maxY === undefined ? {} : { maxY };
}

/** The key of the curves, the one that ends highest first; each with its stroke. */
function keyOf(curves: readonly Curve[], look: ChartLook): LegendComponentOption {
  const end = ({ points }: Curve): number => points.at(-1)?.value ?? 0;
  return {
    orient: 'vertical',
    right: 0,
    top: 'middle',
    align: 'left',
    padding: 0,
    itemGap: 6,
    itemWidth: STROKE,
    // As flat as the stroke, on which ECharts would set a dot that the curves do not have.
    itemHeight: 1,
    selectedMode: false,
    textStyle: { ...labelText(look), width: WIDEST_NAME, overflow: 'truncate' },
    data: curves
      .toSorted((a, b) => end(b) - end(a))
      .map(({ name, strong, colour = look.accent }) => ({
        name,
        ...(strong === true && { textStyle: { color: colour, fontWeight: 600 } }),
      })),
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
  drawn: { readonly curve: Curve; readonly index: number; readonly named: boolean },
  look: ChartLook,
): LineSeriesOption {
  const { curve, index, named } = drawn;
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
      show: named,
      // As a text it would be a template, in which a name such as {b} means something.
      formatter: () => name,
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
