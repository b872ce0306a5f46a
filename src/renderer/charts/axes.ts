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
    ...(name !== undefined && {
      name,
      nameLocation: 'middle' as const,
      nameGap: 28,
      nameTextStyle: labelText(look),
    }),
  };
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
