import { SEQUENTIAL, type Ink } from '#shared/domain/palette.ts';

export type ColourMode = keyof Ink;

const DARK_INK = '#03060a';
const LIGHT_INK = '#ffffff';

/**
 * Colour of a value on the sequential scale of the palette.
 *
 * @param share position on the scale, clamped to 0..1
 * @returns `#rrggbb`
 */
export function sequentialColour(share: number, mode: ColourMode): string {
  const steps = SEQUENTIAL[mode];
  const position = Math.min(1, Math.max(0, share)) * steps.length;
  return steps[Math.min(steps.length - 1, Math.floor(position))] ?? '';
}

/** Position of a value between two ends, for {@link sequentialColour}; 0 where the ends coincide. */
export function positionBetween(value: number, low: number, high: number): number {
  return high > low ? (value - low) / (high - low) : 0;
}

/** What shines through a pale cell, and how much of its own colour stays. */
const GROUND: Readonly<Record<ColourMode, string>> = { light: '#fbfbfa', dark: '#14171a' };
const PALE = 0.5;

/** A colour `#rrggbb` between itself and the page: what rests on little. Ink on it stays readable. */
export function paleColour(colour: string, mode: ColourMode): string {
  const channel = (of: string, at: number): number => Number.parseInt(of.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(PALE * channel(colour, at) + (1 - PALE) * channel(GROUND[mode], at)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Ink with the higher contrast on a background `#rrggbb`. */
export function inkOn(background: string): string {
  return contrast(background, DARK_INK) >= contrast(background, LIGHT_INK) ? DARK_INK : LIGHT_INK;
}

/** Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Relative luminance of `#rrggbb`, 0 to 1: what remains of a colour in a grey print. */
export function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
