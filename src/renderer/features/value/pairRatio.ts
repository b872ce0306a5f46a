/** A judgement lies on a slider from -8 to 8: 0 = the same, 8 = nine times as much, -8 = a ninth. */
export const SLIDER_END = 8;
export const SLIDER_STEP = 0.1;

/** How many times the first counts as much, at a place of the slider. */
export function ratioAt(place: number): number {
  return place >= 0 ? 1 + place : 1 / (1 - place);
}

/** Place of a judgement on the slider, to its step. */
export function placeOf(ratio: number): number {
  const place = ratio >= 1 ? ratio - 1 : 1 - 1 / ratio;
  return Math.round(place * 10) / 10;
}
