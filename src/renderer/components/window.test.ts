import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_HEIGHT, rowWindow, scrollToRow } from './window.ts';

const VIEW = 480;

describe('the window of a long table', () => {
  it('holds every visible row, of ten or of ten million', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, share) => {
          const { height } = rowWindow(count, VIEW, 0);
          const scrollTop = share * Math.max(0, height - VIEW);
          const { first, end, offset } = rowWindow(count, VIEW, scrollTop);
          const drawnFrom = offset;
          const drawnTo = offset + (end - first) * ROW_HEIGHT;
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          expect(drawnFrom).toBeLessThanOrEqual(scrollTop + 0.001);
          if (end < count) expect(drawnTo).toBeGreaterThanOrEqual(scrollTop + VIEW - 0.001);
          expect(end - first).toBeLessThan(40);
        },
      ),
    );
  });

  it('reaches the last row at the end of the scroll', () => {
    const { height } = rowWindow(5_000_000, VIEW, 0);
    expect(rowWindow(5_000_000, VIEW, height - VIEW).end).toBe(5_000_000);
  });

  it('brings any row into view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5_000_000 }), fc.nat(), (count, pick) => {
        const row = pick % count;
        const scrollTop = scrollToRow(row, count, VIEW, 0);
        const { first, end } = rowWindow(count, VIEW, scrollTop);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThan(end);
      }),
    );
  });
});
