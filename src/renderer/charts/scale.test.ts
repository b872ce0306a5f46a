import { describe, expect, test } from 'vitest';
import {
  contrast,
  inkOn,
  luminance,
  paleColour,
  positionBetween,
  sequentialColour,
  type ColourMode,
} from './scale.ts';

const steps = Array.from({ length: 9 }, (_, index) => index / 9);

describe.each<ColourMode>(['light', 'dark'])('sequential scale, %s', (mode) => {
  const colours = steps.map((step) => sequentialColour(step, mode));

  test('keeps its order in a grey print', () => {
    const greys = colours.map(luminance);
    const ordered = [...greys].sort((a, b) => (mode === 'light' ? b - a : a - b));
    expect(greys).toEqual(ordered);
    expect(new Set(greys).size).toBe(greys.length);
  });

  test('every step can be read with its ink', () => {
    for (const colour of colours) expect(contrast(colour, inkOn(colour))).toBeGreaterThan(4.5);
  });

  test('a pale step can be read with its ink, and is nearer to the page', () => {
    const page = mode === 'light' ? '#ffffff' : '#000000';
    for (const colour of colours) {
      const pale = paleColour(colour, mode);
      expect(contrast(pale, inkOn(pale))).toBeGreaterThan(4.5);
      expect(contrast(pale, page)).toBeLessThanOrEqual(contrast(colour, page));
    }
  });

  test('stays inside its ends', () => {
    expect(sequentialColour(-1, mode)).toBe(colours[0]);
    expect(sequentialColour(7, mode)).toBe(colours.at(-1));
  });
});

test('contrast of black and white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
});

test('position between equal ends is the low end', () => {
  expect(positionBetween(5, 5, 5)).toBe(0);
  expect(positionBetween(5, 0, 20)).toBe(0.25);
});
