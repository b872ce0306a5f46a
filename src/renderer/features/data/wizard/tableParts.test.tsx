import { describe, expect, it, vi } from 'vitest';
import type { InspectedFile } from '#shared/contract/importMethods.ts';
import { INSPECTION } from '#test/renderer/mockImports.ts';
import { wizardStage } from '#test/renderer/showWizardPart.tsx';
import { QualityScore } from './QualityScore.tsx';
import { TableSetting } from './TableSetting.tsx';

const show = wizardStage();

const tables = [
  { line: 1, columns: ['order_id', 'customer_id', 'date', 'amount', 'note'] },
  { line: 1044, columns: ['month', 'orders', 'total'] },
];

/** A file with these tables of which `number` is read; 0 for all as one. */
function inspectionOf(number: number, told = tables): InspectedFile {
  const { reading } = INSPECTION.reading;
  const table = number === 0 ? undefined : { number, from: number === 1 ? 0 : 1042 };
  return {
    ...INSPECTION,
    reading: {
      ...INSPECTION.reading,
      reading: { ...reading, ...(table && { table }) },
      tables: told,
    },
  };
}

describe('the choice between tables below one another', () => {
  it('is not there in a file that is one', async () => {
    expect(await show(<TableSetting inspection={inspectionOf(0, [])} />)).toBe('');
  });

  it('tells which ones are left out', async () => {
    expect(await show(<TableSetting inspection={inspectionOf(1)} />)).toContain(
      'Another table begins at line 1,044 (month, orders, total); it is left out.',
    );
    const chosen = document.querySelector('input');
    expect(chosen?.value).toBe('From line 1: order_id, customer_id, date, amount, …');
  });

  it('tells what stands above the one that is read, in the language of the screen', async () => {
    const text = await show(<TableSetting inspection={inspectionOf(2)} />, 'zh-TW');
    expect(text).toContain('第 1 列起的表格（order_id、customer_id、date、amount、…）不讀取。');
  });

  it('can be read as one', async () => {
    expect(await show(<TableSetting inspection={inspectionOf(0)} />)).toContain(
      'Read as one table',
    );
    expect(document.querySelector('input')?.value).toBe('The whole file as one table');
  });
});

describe('the quality that an import ends with', () => {
  it('is the share of its rows without remark, with what that means', async () => {
    await show(<QualityScore batchId={2} computed />);
    await vi.waitFor(() => {
      expect(document.body.textContent).toContain('75.0% of the rows without remark');
    });
    expect(document.body.textContent).toContain('406,829 of 541,909 rows with data');
    // It is the first import: nothing changed since another one.
    expect(document.querySelector('[data-part] a')).toBeNull();
  });

  it('is nothing of a batch that is gone', async () => {
    await show(<QualityScore batchId={77} computed />);
    expect(document.querySelector('[data-part]')?.textContent).toBe('');
  });
});
