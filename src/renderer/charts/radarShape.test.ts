import { expect, it } from 'vitest';
import { radarPoint, radarPoints } from './radarShape.ts';

it('begins upwards and goes clockwise; the middle is half of the radius', () => {
  expect(radarPoint(2, 0, 4, 50)).toEqual({ x: 0, y: -50 });
  const right = radarPoint(0, 1, 4, 50);
  expect(right.x).toBeCloseTo(25, 12);
  expect(right.y).toBeCloseTo(0, 12);
});

it('draws what lies beyond the edge at the edge, and the lowest in the centre', () => {
  expect(radarPoint(14, 0, 3, 50)).toEqual({ x: 0, y: -50 });
  const { x, y } = radarPoint(-14.1, 2, 4, 50);
  expect(Math.hypot(x, y)).toBe(0);
  expect(radarPoints([2, 2, 2, 2], 10)).toBe('0.0,-10.0 10.0,-0.0 0.0,10.0 -10.0,0.0');
});
