import { describe, expect, test } from 'vitest';
import type { CohortsView } from '#shared/contract/analysis.ts';
import { LOOK, plain } from '#test/fixtures/chartLook.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { textWidth } from './axes.ts';
import { channelMatrixOption } from './channelMatrix.ts';
import { cellRange, cellValue, exampleCohorts, quartileBand } from './cohortCells.ts';
import { gridStep } from './gridFocus.ts';
import { histogramOption } from './histogram.ts';
import { lorenzAt, lorenzOption } from './lorenz.ts';
import { monthBarsOption } from './monthBars.ts';
import { retentionCurvesOption } from './retentionCurves.ts';
import { stageBarsOption } from './stageBars.ts';
import { dotSize, timelineOption } from './timeline.ts';

const cell = (
  active: number,
  complete = true,
): CohortsView['cohorts'][number]['cells'][number] => ({
  active,
  orders: active,
  revenue: active * 100,
  complete,
});

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
    const negative = lorenzOption(
      {
        points: [
          [0, 0],
          [0.1, -0.02],
          [1, 1],
        ],
        marks: [],
        equalityLabel: '',
        customersAxis: '',
        revenueAxis: '',
        format: String,
      },
      LOOK,
    );
    expect(plain(negative)['yAxis']).toMatchObject({ min: -0.02 });
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

describe('cohort cells', () => {
  const cohorts = [
    { cohort: '2024-01', size: 100, cells: [cell(100), cell(40), cell(20)] },
    { cohort: '2024-02', size: 4, cells: [cell(4), cell(4), cell(0)] },
    { cohort: '2024-03', size: 50, cells: [cell(50), cell(HELD_BACK), cell(5, false)] },
  ];

  test('a value is a share, a count or revenue per customer of the cohort', () => {
    const [first] = cohorts;
    if (!first) throw new Error('no cohort');
    expect(cellValue(first, cell(40), 'share')).toBe(0.4);
    expect(cellValue(first, cell(40), 'count')).toBe(40);
    expect(cellValue(first, cell(40), 'revenue')).toBe(40);
  });

  test('the scale leaves out month 0, small cohorts and cells that are held back', () => {
    expect(cellRange(cohorts, 'share', 3)).toEqual({ low: 0.1, high: 0.4 });
  });

  test('quartiles need four finished cohorts', () => {
    expect(quartileBand(cohorts)).toEqual([]);
    const five = [10, 20, 30, 40, 50].map((active) => ({
      cohort: '2024-01',
      size: 100,
      cells: [cell(100), cell(active), cell(active, false)],
    }));
    expect(quartileBand(five)).toEqual([{ month: 1, low: 0.2, high: 0.4 }]);
  });

  test('examples are the first, the middle and the last with more than six finished months', () => {
    const long = Array.from({ length: 9 }, (_, index) => ({
      cohort: `2024-0${index + 1}`,
      size: index === 0 ? 3 : 30,
      cells: Array.from({ length: index === 8 ? 4 : 9 }, () => cell(3)),
    }));
    expect(exampleCohorts(long).map(({ cohort }) => cohort)).toEqual([
      '2024-02',
      '2024-05',
      '2024-08',
    ]);
  });

  test('the name of a cohort that ends with the mean is moved off its name', () => {
    const points = [
      { month: 1, value: 0.4 },
      { month: 2, value: 0.3 },
    ];
    const option = plain(
      retentionCurvesOption(
        {
          mean: { name: 'mean', points },
          cohorts: [{ name: 'Jan', points: points.map(({ month }) => ({ month, value: 0.1 })) }],
          band: [],
          format: String,
          monthAxisName: 'months',
        },
        LOOK,
      ),
    );
    expect(option.series[2]).toMatchObject({ endLabel: { offset: [0, 14] } });
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
