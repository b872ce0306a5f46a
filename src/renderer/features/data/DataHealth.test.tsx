import { describe, expect, it, vi } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import type { QualityReport } from '#shared/contract/quality.ts';
import { createTranslator } from '#shared/i18n/index.ts';
import { BATCHES } from '#test/renderer/mockImports.ts';
import { mockPage } from '#test/renderer/mockPage.ts';
import { QUALITY } from '#test/renderer/mockQuality.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { KeepUntilSection } from './KeepUntilSection.tsx';
import { QualitySection } from './QualitySection.tsx';

const showPart = partStage();

async function show(report: QualityReport, language: Language = 'en'): Promise<string> {
  const host = showPart(
    <>
      <KeepUntilSection keepUntil={report.keepUntil} batches={BATCHES} />
      <QualitySection report={report} batches={BATCHES} />
    </>,
    mockPage({ stage: 'full', language, theme: 'light' }),
  );
  const { t } = createTranslator(language);
  const sections = (): string =>
    [...host.querySelectorAll('section')].map(({ textContent }) => textContent).join('\n');
  // The language of the preferences comes a moment later.
  await vi.waitFor(() => {
    expect(sections()).toContain(t('intake.quality.title'));
  });
  return sections();
}

const cells = (text: string): string[] =>
  [...document.querySelectorAll('tr')]
    .filter((row) => row.textContent.includes(text))
    .flatMap((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));

describe('what the data are like', () => {
  it('shows each rule with what it found and left, and that all adds up', async () => {
    const text = await show(QUALITY);
    expect(text).toContain(
      'Everything adds up. 541,909 rows read, 2,521 left out, 539,388 stored.',
    );
    expect(cells('The amount is empty')).toEqual([
      'Rejected: The amount is empty',
      '541,909',
      '2,515',
      '0.46%',
      '539,394',
    ]);
    expect(cells('Gaps')).toContain('13 months');
    expect(text).toContain('Missing value: Customer');
    expect(text).toContain('No value missing: Product');
    expect(document.querySelectorAll('[role="alert"]')).toHaveLength(0);
  });

  it('says so where rows are lost or a file is cut', async () => {
    const total = QUALITY.total && { ...QUALITY.total, reconciles: false, rowsStored: 5 };
    const batches = QUALITY.batches.map((batch) => ({ ...batch, cut: true, rowsRead: 65_536 }));
    const text = await show({ ...QUALITY, total, batches });
    expect(text).toContain('The store does not hold what was accepted.');
    expect(text).toContain('online_retail.csv: 65,536 rows is a usual limit of exports.');
  });

  it.each([
    [-1, 'over', '1 day over'],
    [0, 'near', 'Last day'],
    [30, 'near', '30 days'],
    [31, 'far', '31 days'],
  ])('counts %i days until data must go', async (daysLeft, due, words) => {
    const keepUntil = QUALITY.keepUntil.map((one) => ({ ...one, daysLeft }));
    await show({ ...QUALITY, keepUntil });
    const mark = document.querySelector('[data-due]');
    expect([mark?.getAttribute('data-due'), mark?.textContent]).toEqual([due, words]);
    const button = document.querySelector('[aria-label="Undo the import: online_retail.csv"]');
    expect(button).not.toBeNull();
  });

  it.each(['zh-CN', 'zh-TW'] as const)('speaks %s throughout', async (language) => {
    const text = await show(QUALITY, language);
    // Names of files, columns and currencies are the only Latin letters.
    const words = text.match(/[a-z]{3,}/giu) ?? [];
    expect(words.filter((word) => !/online|retail|csv|CustomerID|GBP/u.test(word))).toEqual([]);
  });
});
