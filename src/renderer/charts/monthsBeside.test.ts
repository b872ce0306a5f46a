import { expect, test } from 'vitest';
import { LOOK, plain } from '#test/fixtures/chartLook.ts';
import { monthsBesideOption } from './monthsBeside.ts';

const panel = (name: string, values: readonly (number | null)[]) => ({
  name,
  format: String,
  formatAxis: String,
  months: values.map((value, at) => ({ value, complete: at < 2 })),
});

test('two panels share their months and edges; each has one value axis, and unfinished months stand out', () => {
  const data = {
    labels: ['Jan', 'Feb', 'Mar'],
    above: panel('°C', [3, null, 8]),
    below: panel('Orders', [5, 6, 2]),
  };
  const { grid, xAxis, yAxis, series } = plain(monthsBesideOption(data, LOOK));
  expect(grid).toMatchObject([
    { left: 64, right: 16 },
    { left: 64, right: 16 },
  ]);
  expect(xAxis).toMatchObject([{ data: data.labels }, { data: data.labels, gridIndex: 1 }]);
  expect(yAxis).toMatchObject([
    { name: '°C', gridIndex: 0, scale: true },
    { name: 'Orders', gridIndex: 1, scale: false },
  ]);
  expect(series).toMatchObject([
    { type: 'line', data: [3, null, null] },
    { type: 'line', data: [null, null, 8], symbolSize: 7 },
    { type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: [5, 6, { value: 2 }] },
  ]);
});
