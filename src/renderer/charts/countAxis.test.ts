import { expect, test } from 'vitest';
import { LOOK, plain } from '#test/fixtures/chartLook.ts';
import { monthBarsOption } from './monthBars.ts';
import { periodLineOption } from './periodLines.ts';
import { stageBarsOption } from './stageBars.ts';

const format = String;
const yAxisOf = (option: unknown): unknown => (plain(option) as { yAxis?: unknown }).yAxis;

test('an axis of customers has no steps between two of them', () => {
  const stages = {
    months: [{ label: 'Jan', complete: true }],
    stages: [{ name: 'New', colour: '#3aa596', values: [1] }],
    format,
    formatAxis: format,
  };
  expect(yAxisOf(stageBarsOption(stages, LOOK))).toMatchObject({ minInterval: 1 });
  const months = [{ label: 'Jan', value: 1 }];
  const bars = { months, format, kind: 'counts' } as const;
  expect(yAxisOf(monthBarsOption(bars, LOOK))).toMatchObject({ minInterval: 1 });
  expect(yAxisOf(stageBarsOption({ ...stages, shares: true }, LOOK))).not.toHaveProperty(
    'minInterval',
  );
});

test('an axis of shares that come near to all ends at all, not at 120 %', () => {
  const period = { label: 'Jan', low: 0.2, high: 1, complete: true };
  const line = { name: 'kept', format, marks: [] };
  const top = (high: number): unknown =>
    yAxisOf(periodLineOption({ ...line, periods: [{ ...period, value: high / 2, high }] }, LOOK));
  expect(top(1)).toMatchObject({ max: 1 });
  expect(top(0.4)).not.toHaveProperty('max');
  const bars = { months: [{ label: 'Jan', value: 0.9 }], format, kind: 'shares' } as const;
  expect(yAxisOf(monthBarsOption(bars, LOOK))).toMatchObject({ max: 1 });
});
