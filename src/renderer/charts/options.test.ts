import { describe, expect, test } from 'vitest';
import { LOOK, plain } from '#test/fixtures/chartLook.ts';
import { textWidth } from './axes.ts';
import { channelMatrixOption } from './channelMatrix.ts';
import { eventMarkLine, marksInMonths, marksInPeriods } from './eventMarks.ts';
import { gridStep } from './gridFocus.ts';
import { histogramOption } from './histogram.ts';
import { lorenzAt, lorenzOption } from './lorenz.ts';
import { monthBarsOption } from './monthBars.ts';
import { periodLineOption } from './periodLines.ts';
import { stageBarsOption } from './stageBars.ts';
import { dotSize, timelineOption } from './timeline.ts';

describe('stage bars', () => {
  const option = plain(
    stageBarsOption(
      {
        months: [
          { label: 'Jan', complete: true },
          { label: 'Feb', complete: false },
        ],
        stages: [
          { name: 'New', colour: '#3aa596', values: [10, 96] },
          { name: 'Lost', colour: '#a8483b', values: [0, 4] },
        ],
        format: String,
        formatAxis: String,
      },
      LOOK,
    ),
  );

  test('hatches only the month that has not ended', () => {
    for (const { data } of option.series as { data: { itemStyle?: object }[] }[]) {
      expect(data.map(({ itemStyle }) => itemStyle !== undefined)).toEqual([false, true]);
    }
  });

  test('names the stages beside the last bar, but none that is too thin to carry it', () => {
    const labelled = (option.series as { data: { label?: { formatter: string } }[] }[]).map(
      ({ data }) => data.map(({ label }) => label?.formatter ?? null),
    );
    expect(labelled).toEqual([
      [null, 'New'],
      [null, null],
    ]);
  });
});

test('wide characters take a whole em', () => {
  expect(textWidth('顧客', 10)).toBe(20);
  expect(textWidth('ab', 10)).toBe(12);
});

describe('Lorenz curve', () => {
  const points = [
    [0, 0],
    [0.5, 0.1],
    [1, 1],
  ] as const;

  test('is read between its points by straight lines', () => {
    expect(lorenzAt(points, 0.25)).toBeCloseTo(0.05, 12);
    expect(lorenzAt(points, 0.9)).toBeCloseTo(0.82, 12);
    expect(lorenzAt(points, 1)).toBe(1);
  });

  test('marks the top tenth where the other nine tenths end', () => {
    const option = plain(
      lorenzOption(
        {
          points,
          marks: [{ customers: 0.1, label: 'top 10 %' }],
          equalityLabel: 'equal',
          customersAxis: 'customers',
          revenueAxis: 'revenue',
          format: String,
        },
        LOOK,
      ),
    );
    const mark = option.series[1] as { markPoint: { data: { coord: [number, number] }[] } };
    expect(mark.markPoint.data[0]?.coord[0]).toBeCloseTo(0.9, 12);
    expect(mark.markPoint.data[0]?.coord[1]).toBeCloseTo(0.82, 12);
  });

  test('starts its axis below zero when the poorest are negative', () => {
    const axisOf = (lowest: number): unknown =>
      plain(
        lorenzOption(
          {
            points: [
              [0, 0],
              [0.1, lowest],
              [1, 1],
            ],
            marks: [],
            equalityLabel: '',
            customersAxis: '',
            revenueAxis: '',
            format: String,
          },
          LOOK,
        ),
      )['yAxis'];
    // A whole number of steps, so that 0 and 100 % are among them.
    expect(axisOf(-0.02)).toMatchObject({ min: -0.25, interval: 0.25 });
    expect(axisOf(-4.5)).toMatchObject({ min: -6, interval: 2 });
  });
});

test('histogram closes its outline and leaves out lines beyond its ends', () => {
  const option = plain(
    histogramOption(
      {
        edges: [0, 10, 30],
        counts: [7, 2],
        lastIsOpen: true,
        valueAxis: 'CLV',
        formatEdge: String,
        formatCount: String,
        lines: [
          { at: 5, label: 'mean' },
          { at: 99, label: 'beyond' },
        ],
      },
      LOOK,
    ),
  );
  const series = option.series[0] as { data: number[][]; markLine: { data: { xAxis: number }[] } };
  expect(series.data).toEqual([
    [0, 0],
    [0, 7],
    [10, 2],
    [30, 0],
  ]);
  expect(series.markLine.data.map(({ xAxis }) => xAxis)).toEqual([5]);
});

describe('customer timeline', () => {
  test('the area of a dot grows with the amount', () => {
    expect(dotSize(0, 100)).toBe(5);
    expect(dotSize(100, 100)).toBe(26);
    expect(dotSize(25, 100)).toBeCloseTo(15.5, 12);
    expect(dotSize(3, 0)).toBe(5);
  });

  test('refunds have a row and a shape of their own, only where there are any', () => {
    const data = {
      from: '2024-01-01',
      to: '2024-12-31',
      orderLabel: 'Order',
      refundLabel: 'Refund',
      formatTick: String,
    };
    const order = { day: '2024-02-01', kind: 'order', amount: 5, text: 'a' } as const;
    const refund = { day: '2024-03-01', kind: 'refund', amount: -5, text: 'b' } as const;
    const both = plain(timelineOption({ ...data, entries: [order, refund] }, LOOK));
    expect(both['yAxis']).toMatchObject({ data: ['Refund', 'Order'] });
    expect(both.series[1]).toMatchObject({
      symbol: 'diamond',
      data: [{ value: ['2024-03-01', 'Refund'] }],
    });
    const alone = plain(timelineOption({ ...data, entries: [order] }, LOOK));
    expect(alone['yAxis']).toMatchObject({ data: ['Order'] });
  });
});

describe('events on a time axis', () => {
  const periods = [
    { from: '2024-01-01', to: '2024-01-31' },
    { from: '2024-02-01', to: '2024-02-29' },
  ];

  test('stand in the period that holds their day; others are left out', () => {
    const events = [
      { day: '2024-02-29', name: 'Sale' },
      { day: '2024-03-01', name: 'Later' },
      { day: '2024-01-01', name: 'Start' },
    ];
    expect(marksInPeriods(events, periods)).toEqual([
      { at: 1, name: 'Sale' },
      { at: 0, name: 'Start' },
    ]);
  });

  test('stand in the months of stages, pulse and win-back, once each, and need room above', () => {
    const months = [{ month: '2024-01' }, { month: '2024-02' }];
    const marks = marksInMonths([{ day: '2024-02-29', name: 'Sale' }], months);
    expect(marks).toEqual([{ at: 1, name: 'Sale' }]);
    const [line, none] = [marks, []].map((of) => {
      const stages = ['New', 'Lost'].map((name) => ({ name, colour: '#123456', values: [1, 2] }));
      const label = { label: '', complete: true };
      const shared = { months: [label, label], format: String, formatAxis: String, marks: of };
      const option = plain(stageBarsOption({ ...shared, stages }, LOOK));
      return { option, marked: option.series.map((one) => 'markLine' in one) };
    });
    expect(line?.marked).toEqual([true, false]);
    expect(line?.option).toMatchObject({ grid: { top: 30 } });
    expect(none?.option).toMatchObject({ grid: { top: 8 } });
  });

  test('are written as they are, cut where they are too long', () => {
    const line = eventMarkLine([{ at: 3, name: 'Rebate {b}' }], LOOK);
    const [mark] = line.data as { xAxis: number; label: { formatter: () => string } }[];
    expect(mark).toMatchObject({ xAxis: 3, label: { overflow: 'truncate' } });
    expect(mark?.label.formatter()).toBe('Rebate {b}');
  });

  test('a share by period is hollow and off the line while its period runs', () => {
    const period = { label: 'Jan', value: 0.5, low: 0.4, high: 0.6, complete: true };
    const option = plain(
      periodLineOption(
        {
          periods: [period, { ...period, label: 'Feb', complete: false }],
          name: 'kept',
          format: String,
          marks: [],
        },
        LOOK,
      ),
    );
    expect(option.series[2]).toMatchObject({ data: [0.5, null] });
    expect(option.series[3]).toMatchObject({ data: [null, 0.5] });
  });
});

describe('moving in a table of cells', () => {
  const widths = [3, 2, 1];

  test('arrows stay inside; a shorter row takes its last cell', () => {
    expect(gridStep({ row: 0, column: 2 }, 'ArrowDown', widths)).toEqual({ row: 1, column: 1 });
    expect(gridStep({ row: 2, column: 0 }, 'ArrowDown', widths)).toEqual({ row: 2, column: 0 });
    expect(gridStep({ row: 0, column: 0 }, 'ArrowLeft', widths)).toEqual({ row: 0, column: 0 });
    expect(gridStep({ row: 0, column: 0 }, 'End', widths)).toEqual({ row: 0, column: 2 });
  });

  test('other keys do not move', () => {
    expect(gridStep({ row: 0, column: 0 }, 'Enter', widths)).toBeNull();
  });
});

describe('acquisition', () => {
  test('names of dots stand off from the line that splits them', () => {
    const channel = (clv: number) => ({ name: 'x', cac: 10, clv, customers: 10, text: 'X' });
    const option = plain(
      channelMatrixOption(
        {
          channels: [channel(120), channel(100), channel(80)],
          split: { cac: 10, clv: 100 },
          target: null,
          cacAxis: 'CAC',
          clvAxis: 'CLV',
          format: String,
        },
        LOOK,
      ),
    );
    expect(option.series[0]).toMatchObject({
      data: ['top', 'bottom', 'bottom'].map((position) => ({ label: { position } })),
    });
  });

  test('the matrix is split where the medians are, and dots grow with customers', () => {
    const option = plain(
      channelMatrixOption(
        {
          channels: [
            { name: 'a', cac: 10, clv: 100, customers: 400, text: 'A' },
            { name: 'b', cac: 20, clv: 50, customers: 100, text: 'B' },
          ],
          split: { cac: 10, clv: 100 },
          target: { ratio: 8, label: 'target' },
          cacAxis: 'CAC',
          clvAxis: 'CLV',
          format: String,
        },
        LOOK,
      ),
    );
    expect(option.series[0]).toMatchObject({
      data: [
        { name: 'A', value: [10, 100], symbolSize: 26 },
        { name: 'B', value: [20, 50] },
      ],
      markLine: { data: [{ xAxis: 10 }, { yAxis: 100 }] },
    });
    // CLV = 8 CAC, as far as the dots reach up.
    expect(option.series[1]).toMatchObject({
      data: [
        [0, 0],
        [12.5, 100],
      ],
    });
  });

  test('a month of unknown cost has no bar', () => {
    const months = [
      { label: 'Jan', value: 3 },
      { label: 'Feb', value: null },
    ];
    const option = plain(monthBarsOption({ months, format: String }, LOOK));
    expect(option.series[0]).toMatchObject({ data: [3, null] });
  });
});
