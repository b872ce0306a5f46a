import { LOOK } from '#test/fixtures/chartLook.ts';
import { describe, expect, it } from 'vitest';
import { pairedBarsOption } from './pairedBars.ts';
import { trackingOption } from './tracking.ts';
import { waterfallOption } from './waterfall.ts';

interface Plain {
  readonly series: readonly { readonly stack?: string; readonly data: readonly unknown[] }[];
}

/** What an option hands to the drawing, without its functions. */
function plain(option: unknown): Plain {
  return JSON.parse(JSON.stringify(option)) as Plain;
}

const valueOf = (item: unknown): number =>
  typeof item === 'number' ? item : (item as { value: number }).value;

describe('the waterfall', () => {
  it('stacks every part on those before it, the total from zero, also across zero', () => {
    const parts = [
      { name: 'a', value: 50 },
      { name: 'b', value: -80 },
      { name: 'c', value: 100 },
    ];
    const { series } = plain(waterfallOption({ parts, totalName: 'total', format: String }, LOOK));
    const [hiddenAbove, drawnAbove, , hiddenBelow, drawnBelow] = series.map(({ data }) =>
      data.map(valueOf),
    );
    // Levels: 0 to 50, 50 to -30, -30 to 70, 0 to 70.
    expect(hiddenAbove).toEqual([0, 0, 0, 0]);
    expect(drawnAbove).toEqual([50, 50, 70, 70]);
    expect(hiddenBelow).toEqual([0, 0, 0, 0]);
    expect(drawnBelow).toEqual([0, -30, -30, 0]);
  });
});

describe('the tracking curve', () => {
  it('starts at the calibration end with nothing', () => {
    const data = {
      days: [7, 14],
      actual: [10, 25],
      predicted: [11, 22],
      actualName: 'made',
      predictedName: 'foretold',
      daysAxis: 'days',
      format: String,
    };
    const { series } = plain(trackingOption(data, LOOK));
    expect(series.map((line) => line.data)).toEqual([
      [
        [0, 0],
        [7, 10],
        [14, 25],
      ],
      [
        [0, 0],
        [7, 11],
        [14, 22],
      ],
    ]);
  });
});

describe('calibration bars', () => {
  it('stand beside each other, a held-back pair left out', () => {
    const { series } = plain(
      pairedBarsOption(
        {
          labels: ['1', '2'],
          actual: [1, null],
          predicted: [2, null],
          actualName: 'made',
          predictedName: 'foretold',
          format: String,
        },
        LOOK,
      ),
    );
    expect(series.map(({ data }) => data)).toEqual([
      [1, null],
      [2, null],
    ]);
  });
});
