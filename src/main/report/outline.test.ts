import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportFigure } from '#shared/contract/reportFigures.ts';
import { reportOutlineSchema } from '#shared/contract/reports.ts';
import { LONGEST_MESSAGE, MOST_REPORT_FIGURES, REPORT_PAGES } from '#shared/domain/reportPages.ts';
import { temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { addFigure, readOutline, removeFigure, saveOutline } from './index.ts';

const FIGURE: ReportFigure = { kind: 'rfmMovement', monthsBack: 3 };

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

/** The outline as pages by name and figures by number. */
function order(): (string | number)[] {
  return readOutline(held.store).entries.map((entry) =>
    entry.kind === 'page' ? entry.page : entry.id,
  );
}

describe('the outline of a report', () => {
  it('has the standard pages in a new workspace', () => {
    expect(order()).toEqual([...REPORT_PAGES]);
  });

  it('takes figures before the method, later ones after earlier ones, and gives them up again', () => {
    expect(addFigure(held.store, FIGURE)).toEqual({ id: 1 });
    expect(addFigure(held.store, FIGURE)).toEqual({ id: 2 });
    expect(order().slice(-5)).toEqual(['models', 1, 2, 'method', 'quality']);
    removeFigure(held.store, 1);
    removeFigure(held.store, 1);
    expect(order().slice(-4)).toEqual(['models', 2, 'method', 'quality']);
    expect(addFigure(held.store, FIGURE)).toEqual({ id: 3 });
  });

  it('keeps order, words and what is left out', () => {
    addFigure(held.store, FIGURE);
    const { entries } = readOutline(held.store);
    const changed = entries
      .map((entry) =>
        entry.kind === 'figure'
          ? { ...entry, message: '结论', note: 'n' }
          : { ...entry, shown: false },
      )
      .toReversed();
    saveOutline(held.store, { entries: changed });
    expect(readOutline(held.store)).toEqual({ entries: changed });
  });

  it('takes no more figures than a report holds', () => {
    for (let i = 0; i < MOST_REPORT_FIGURES; i++) addFigure(held.store, FIGURE);
    expect(() => addFigure(held.store, FIGURE)).toThrow(
      expect.objectContaining({ body: { code: 'BAD_REQUEST', details: { rule: 'report_full' } } }),
    );
  });

  it('refuses an order without a page, with one twice, with a number twice, or with too long words', () => {
    const { entries } = readOutline(held.store);
    const figure = {
      kind: 'figure' as const,
      id: 1,
      figure: FIGURE,
      message: '',
      note: '',
      shown: true,
    };
    const refused = [
      entries.slice(1),
      [...entries, ...entries.slice(0, 1)],
      [...entries, figure, figure],
      [...entries, { ...figure, message: 'x'.repeat(LONGEST_MESSAGE + 1) }],
      [...entries, { ...figure, figure: { kind: 'customers', index: 7 } }],
    ];
    for (const wrong of refused) {
      expect(reportOutlineSchema.safeParse({ entries: wrong }).success).toBe(false);
    }
    expect(reportOutlineSchema.safeParse({ entries: [...entries, figure] }).success).toBe(true);
  });
});
