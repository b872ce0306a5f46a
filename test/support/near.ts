import { expect } from 'vitest';

/** Expects two numbers to agree relatively (absolutely below 1, where `relative` is the bound). */
export function expectNear(actual: number | undefined, expected: number, relative: number): void {
  expect(actual).toBeTypeOf('number');
  const difference = Math.abs((actual ?? Number.NaN) - expected);
  expect(difference, `${String(actual)} against ${String(expected)}`).toBeLessThanOrEqual(
    relative * Math.max(1, Math.abs(expected)),
  );
}
