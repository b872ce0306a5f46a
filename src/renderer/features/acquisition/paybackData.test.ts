import { describe, expect, it } from 'vitest';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { LOOK } from '#test/fixtures/chartLook.ts';
import { ACQUISITION } from '#test/renderer/mockAcquisition.ts';
import { drawnLines, isAbove, paybackCurves, paybackLines, paybackSpec } from './paybackData.ts';

const words = { ...createTranslator('en'), format: createFormatter('en') };

/** The mock's first channel as `line` says, the other channels away. */
function viewOf(line: Partial<AcquisitionView['channels'][number]>): AcquisitionView {
  return {
    ...ACQUISITION,
    channels: ACQUISITION.channels.slice(0, 1).map((c) => ({ ...c, ...line })),
  };
}

describe('curves of payback', () => {
  it('are shares of the CAC, up to the last month of ten customers', () => {
    const recovered = [
      { value: 500, customers: 30 },
      { value: 900, customers: 10 },
      { value: 5000, customers: 9 },
    ];
    const lines = paybackLines(viewOf({ cac: 1000, recovered }), words);
    const { curves, maxX } = paybackCurves(lines.slice(0, 1), LOOK, words);
    expect(curves[1]?.points).toEqual([
      { x: 0, value: 0.5 },
      { x: 1, value: 0.9 },
    ]);
    expect(curves[0]?.points).toEqual([
      { x: 0, value: 1 },
      { x: maxX, value: 1 },
    ]);
    expect(paybackSpec(lines, ACQUISITION, words).rows[1]?.slice(1)).toEqual([
      '1',
      '10',
      expect.stringContaining('9.00'),
      '90.0%',
    ]);
  });

  it('end where they leave the picture, and are not drawn above it', () => {
    const customers = 50;
    const lines = [
      { name: 'a', cac: 100, recovered: [200, 600].map((value) => ({ value, customers })) },
      { name: 'b', cac: 100, recovered: [401].map((value) => ({ value, customers })) },
    ];
    expect(lines.map(isAbove)).toEqual([false, true]);
    const { curves, maxY } = paybackCurves(lines, LOOK, words);
    expect(curves.slice(1).map(({ points }) => points)).toEqual([
      [
        { x: 0, value: 2 },
        { x: 0.5, value: 4 },
      ],
    ]);
    expect(maxY).toBe(4);
  });

  it('leave out whose cost is unknown or nothing, and who is too few', () => {
    const names = (line: Parameters<typeof viewOf>[0]): string[] =>
      paybackLines(viewOf(line), words).map(({ name }) => name);
    expect(names({})).toHaveLength(2);
    expect(names({ cac: null })).toEqual(['All together']);
    expect(names({ cac: 0 })).toEqual(['All together']);
    expect(names({ recovered: [{ value: 500, customers: 9 }] })).toEqual(['All together']);
  });

  it('draw six channels and all together, and keep the rest in the table', () => {
    const [line] = paybackLines(viewOf({}), words);
    if (!line) throw new Error('no line');
    const many = Array.from({ length: 9 }, (_, k) => ({ ...line, name: `channel ${k}` }));
    expect(drawnLines(many).map(({ name }) => name)).toEqual([
      ...Array.from({ length: 6 }, (_, k) => `channel ${k}`),
      'channel 8',
    ]);
    expect(drawnLines(many.slice(0, 7))).toHaveLength(7);
  });
});
