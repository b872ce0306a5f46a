import { describe, expect, it } from 'vitest';
import { OUTLINE } from '#test/renderer/mockReport.ts';
import { sectionsOf } from '../print/pages.ts';
import { changedAt, entryKey, moved, withoutAt } from './outlineEdits.ts';

const keys = (outline: typeof OUTLINE): string[] => outline.entries.map(entryKey);

describe('changes of the order', () => {
  it('moves an entry by one place and stops at the ends', () => {
    expect(keys(moved(OUTLINE, 1, -1)).slice(0, 3)).toEqual(['kpis', 'summary', 'stages']);
    expect(moved(moved(OUTLINE, 1, -1), 0, 1)).toEqual(OUTLINE);
    expect(moved(OUTLINE, 0, -1)).toBe(OUTLINE);
    expect(moved(OUTLINE, OUTLINE.entries.length - 1, 1)).toBe(OUTLINE);
  });

  it('leaves out, and takes out', () => {
    const [, second] = OUTLINE.entries;
    if (!second) throw new Error('empty');
    // The summary, which stands first, is left out already.
    const without = changedAt(OUTLINE, 1, { ...second, shown: false });
    expect(sectionsOf(without)[0]).toEqual({ kind: 'page', page: 'stages' });
    expect(keys(withoutAt(OUTLINE, 7))).not.toContain('figure-1');
  });

  it('draws figures that follow each other as one section', () => {
    const figures = (outline: typeof OUTLINE) =>
      sectionsOf(outline).flatMap((section) =>
        section.kind === 'figures' ? [section.figures.map(({ id }) => id)] : [],
      );
    expect(figures(OUTLINE)).toEqual([[1, 2, 3, 4]]);
    // The last figure and the method change places.
    expect(figures(moved(OUTLINE, 10, 1))).toEqual([[1, 2, 3], [4]]);
  });
});
