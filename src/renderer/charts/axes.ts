import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { ChartLook } from './look.ts';

/** Parts that the charts share: quiet axes, no frame, quiet labels. */

/** Text style of labels inside a chart. */
export function labelText(look: ChartLook, color: string = look.muted) {
  return { color, fontFamily: look.font, fontSize: look.fontSize };
}

/** A value axis: hairlines across, no axis line, labels written by `format`. */
export function valueAxis(
  look: ChartLook,
  format: (value: number) => string,
  name?: string,
): XAXisComponentOption & YAXisComponentOption {
  return {
    type: 'value',
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.hairline, width: 1 } },
    splitNumber: 4,
    axisLabel: { ...labelText(look), formatter: (value: number) => format(value) },
    ...(name !== undefined && axisName(look, name)),
  };
}

/** A value axis of customers, orders or other whole things: it has no steps between two of them. */
export function countAxis(
  look: ChartLook,
  format: (value: number) => string,
): XAXisComponentOption & YAXisComponentOption {
  return { ...valueAxis(look, format), minInterval: 1 };
}

/** From here on an axis of shares ends at all of them: left to itself it would go on to 120 %. */
const NEAR_ALL = 0.8;

/** Top of an axis of shares; undefined where it may end as the values do. */
export function topOfShares(values: readonly number[]): number | undefined {
  return values.some((value) => value > NEAR_ALL) ? 1 : undefined;
}

function axisName(look: ChartLook, name: string) {
  return {
    name,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: labelText(look),
  } as const;
}

/**
 * A value axis that begins and ends with the data, not with a round number. Its round labels keep half a
 * step away from both ends, which are always named.
 *
 * @param range.whole true where periods or days are counted
 */
export function exactAxis(
  look: ChartLook,
  format: (value: number) => string,
  name: string,
  range: { readonly min: number; readonly max: number; readonly whole: boolean },
): XAXisComponentOption {
  return {
    type: 'value',
    axisTick: { show: false },
    ...axisName(look, name),
    min: range.min,
    max: range.max,
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: look.hairline } },
    // Heads the tooltip too, where a bare 8.00 says nothing.
    axisPointer: { label: { formatter: ({ value }) => `${name}: ${format(Number(value))}` } },
    axisLabel: {
      ...labelText(look),
      formatter: (value: number) => format(value),
      customValues: exactTicks(range),
    },
  };
}

/** Steps that round labels may have, times a power of ten. */
const ROUND_STEPS = [1, 2, 5, 10] as const;

/** Round labels that an axis has at most, its ends aside. */
const MOST_TICKS = 6;

/** Both ends and the round numbers between them that stand half a step or more from either. */
export function exactTicks(range: {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}): number[] {
  const { min, max, whole } = range;
  if (!(max > min)) return [min];
  const least = (max - min) / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  const round = (ROUND_STEPS.find((step) => step * power >= least) ?? 10) * power;
  const step = whole ? Math.max(1, Math.round(round)) : round;
  const first = Math.ceil(min / step);
  const between = Array.from(
    { length: Math.max(0, Math.floor(max / step) - first + 1) },
    (_, at) => (first + at) * step,
  );
  const apart = (tick: number): boolean => tick - min > step / 2 && max - tick > step / 2;
  return [min, ...between.filter(apart), max];
}

/** A category axis: one hairline, labels as given, the last always there. */
export function categoryAxis(look: ChartLook, labels: readonly string[]): XAXisComponentOption {
  return {
    type: 'category',
    data: [...labels],
    axisLine: { lineStyle: { color: look.hairline } },
    axisTick: { show: false },
    axisLabel: { ...labelText(look), hideOverlap: true, showMaxLabel: true },
  };
}

/** Width of a label in px, wide characters counted as one em, others as a little over half. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.58;
  return Math.ceil(ems * fontSize);
}

/** The hatching of whatever is not finished, the same in every figure. */
export function unfinishedDecal(look: ChartLook) {
  return {
    symbol: 'rect',
    color: look.surface,
    dashArrayX: [1, 0],
    dashArrayY: [2, 3],
    rotation: -Math.PI / 4,
  };
}
