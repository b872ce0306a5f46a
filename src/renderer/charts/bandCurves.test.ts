import { describe, expect, test } from 'vitest';
import { LOOK, plain } from '#test/fixtures/chartLook.ts';
import { areCrowded, bandCurvesOption, topOfCurves } from './bandCurves.ts';

describe('curves with bands', () => {
  const points = [
    { x: 1, value: 0.4 },
    { x: 2, value: 0.3 },
  ];
  const data = {
    format: String,
    formatX: String,
    xAxisName: 'months',
    minX: 1,
    maxX: 2,
    curves: [
      { name: 'Jan', points },
      { name: 'mean', points, strong: true, band: [{ x: 1, low: 0.25, high: 0.5 }] },
    ],
  };

  test('a band is an unseen lower line with the difference on top, behind the lines', () => {
    const option = plain(bandCurvesOption(data, LOOK));
    expect(option.series.map(({ name }) => name ?? null)).toEqual([null, null, 'Jan', 'mean']);
    expect(option.series[0]).toMatchObject({ stack: 'band-1', data: [[1, 0.25]] });
    expect(option.series[1]).toMatchObject({ stack: 'band-1', data: [[1, 0.25]] });
  });

  test('every line is named at its end, as it is written and not as a template', () => {
    const apart = [
      { name: '{b|c}', points },
      { name: 'mean', points: points.map(({ x, value }) => ({ x, value: value / 2 })) },
    ];
    const option = bandCurvesOption({ ...data, curves: apart }, LOOK);
    const series = option.series as { endLabel: { show: boolean; formatter: () => string } }[];
    expect(series.map(({ endLabel }) => [endLabel.show, endLabel.formatter()])).toEqual([
      [true, '{b|c}'],
      [true, 'mean'],
    ]);
    expect(option.legend).toBeUndefined();
  });

  test('names that would touch, or lie over other lines, stand in a key in the order of the ends', () => {
    const ending = (name: string, value: number, x = 2) => ({
      name,
      points: [points[0], { x, value }].filter((point) => point !== undefined),
    });
    const option = bandCurvesOption(
      { ...data, curves: [ending('web', 0.1), ending('shop', 0.3), ending('app', 0.31)] },
      LOOK,
    );
    expect(plain(option)['legend']).toMatchObject({
      selectedMode: false,
      data: [{ name: 'app' }, { name: 'shop' }, { name: 'web' }],
    });
    expect(
      plain(option).series.every(({ endLabel }) => !(endLabel as { show: boolean }).show),
    ).toBe(true);
    const early = { ...data, maxX: 9, curves: [ending('web', 0.1), ending('shop', 0.3, 9)] };
    expect(areCrowded(early)).toBe(true);
    expect(areCrowded({ ...data, curves: [ending('one', 0.1)] })).toBe(false);
  });

  test('the tooltip is headed by what is counted, in whole periods', () => {
    const { xAxis } = bandCurvesOption(data, LOOK);
    const axis = xAxis as { axisPointer: { label: { formatter: (at: object) => string } } };
    expect(axis.axisPointer.label.formatter({ value: 8 })).toBe('months: 8');
  });

  test('shares that come near to all end at all, not at 120 %', () => {
    expect(topOfCurves([{ name: 'low', points }])).toEqual({});
    expect(topOfCurves([{ name: 'all', points: [{ x: 1, value: 1 }] }])).toEqual({ maxY: 1 });
  });
});
