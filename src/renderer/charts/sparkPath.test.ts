import { describe, expect, it } from 'vitest';
import { sparkPath } from './sparkPath.ts';

describe('a sparkline', () => {
  it('runs from the least to the greatest value over the whole box', () => {
    expect(sparkPath([0, 10, 5], 106, 26, true).solid).toBe('M3 23L53 3L103 13');
  });

  it('dashes the way to an unfinished value', () => {
    const { solid, dashed, last } = sparkPath([0, 10, 5], 106, 26, false);
    expect(solid).toBe('M3 23L53 3');
    expect(dashed).toBe('M53 3L103 13');
    expect(last).toEqual({ x: 103, y: 13 });
  });

  it('breaks at gaps and stands in the middle when flat', () => {
    expect(sparkPath([4, null, 4], 106, 26, true).solid).toBe('M3 13M103 13');
  });

  it('draws nothing without values', () => {
    expect(sparkPath([null, null], 106, 26, true)).toEqual({ solid: '', dashed: '', last: null });
  });
});
