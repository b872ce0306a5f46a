import { describe, expect, it } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { createFormatter, createTranslator } from '#shared/i18n/index.ts';
import { outsideOf } from '#test/renderer/mockRetention.ts';
import { outsideSentences, outsideSpec, outsideValue } from './outsideSpec.ts';

const words = (language: Language) => ({
  ...createTranslator(language),
  language,
  format: createFormatter(language),
});

describe('outside data in words', () => {
  it.each([
    ['en', 'Pearson r −0.81 (95% interval −0.95 to −0.44).'],
    ['zh-CN', '皮尔逊 r −0.81（95% 区间 −0.95 至 −0.44）。'],
    ['zh-TW', '皮爾森 r −0.81（95% 區間 −0.95 至 −0.44）。'],
  ] as const)('tell the correlation with its interval and n (%s)', (language, sentence) => {
    const told = outsideSentences(outsideOf('orders'), words(language));
    expect(told[0]).toMatch(/12.*13|13.*12/u);
    expect(told[1]).toBe(sentence);
    expect(told).toHaveLength(3);
  });

  it('say why there is none', () => {
    const view = outsideOf('orders');
    const few = { months: 7, monthsNeeded: 12 };
    const gate = { ok: false, code: 'TOO_FEW_DATA', reason: 'few_common_months', details: few };
    expect(
      outsideSentences({ ...view, changes: gate as typeof view.changes }, words('en')),
    ).toEqual(['The correlation of changes needs 12 finished months that both have, there are 7.']);
    const none = { r: null, low: null, high: null, p: null };
    const constant = { months: 13, n: 12, pearson: none, spearman: none };
    expect(
      outsideSentences({ ...view, changes: { ok: true, value: constant } }, words('en'))[1],
    ).toBe('One of the two does not change, so no correlation can be told.');
  });

  it('have the months as a table, gaps empty and unfinished months named', () => {
    const { columns, rows } = outsideSpec(outsideOf('net_revenue'), words('en'));
    expect(columns.map(({ label }) => label)).toContain('Mean temperature (°C), mean');
    expect(rows[4]?.slice(1, 4)).toEqual([null, '0', '']);
    expect(rows.at(-1)?.[3]).toBe('unfinished');
    expect(rows.at(-1)?.[5]).toBe('unfinished');
  });

  it('write values with four figures, whatever their size', () => {
    const written = [0, 0.012345, 7.1864, -31.25, 103.26, 12_345.6].map((value) =>
      outsideValue(value, words('en')),
    );
    expect(written).toEqual(['0', '0.01235', '7.186', '−31.25', '103.3', '12,346']);
  });
});
