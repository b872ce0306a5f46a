import { expect, it, vi } from 'vitest';
import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { Language } from '#shared/contract/common.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { CHECK, INSPECTION } from '#test/renderer/mockImports.ts';
import { wizardStage } from '#test/renderer/showWizardPart.tsx';
import { DuplicateSettings } from './DuplicateSettings.tsx';
import { Reconciliation } from './Reconciliation.tsx';

const show = wizardStage();

const FOUND: NonNullable<CheckReport['duplicates']> = {
  rule: 'id',
  rows: 3,
  groups: 2,
  different: 1,
  pairs: [
    {
      firstLine: 2,
      secondLine: 9,
      firstCell: 'Jan!A2',
      secondCell: 'Jan!A9',
      values: [
        { column: 'InvoiceNo', first: '536365', second: '536365', differs: false },
        { column: 'UnitPrice', first: '2.55', second: '', differs: true },
      ],
    },
  ],
};

/** Both on the page; gives the text of the settings alone. */
async function showBoth(
  plan: ImportPlan,
  report: Pick<CheckReport, 'duplicates' | 'rowsSame'>,
  onChange = vi.fn(),
  language: Language = 'en',
): Promise<string> {
  await show(
    <>
      <div data-settings>
        <DuplicateSettings plan={plan} report={report} disabled={false} onChange={onChange} />
      </div>
      <Reconciliation
        rows={{ ...CHECK, rowsSkipped: 5 }}
        same={{ rows: report.rowsSame, minor: '255' }}
        sums={null}
      />
    </>,
    language,
  );
  return document.querySelector('[data-settings]')?.textContent ?? '';
}

it('says how many rows are the same, which, and in what they differ', async () => {
  const onChange = vi.fn();
  const text = await showBoth(INSPECTION.plan, { duplicates: FOUND, rowsSame: 0 }, onChange);
  expect(text).toContain('3 rows are the same as an earlier row. Orders concerned: 2.');
  expect(text).toContain('1 of them has another amount than the first row.');
  expect(text).not.toContain('left out');
  const cells = [...document.querySelectorAll('[data-settings] td')].map(
    (cell) => cell.textContent,
  );
  expect(cells).toEqual(['Jan!A2 and Jan!A9', 'InvoiceNo: 536365', 'UnitPrice: 2.55 → –']);
  const last = [...document.querySelectorAll('input')].find(({ value }) => value === 'last');
  last?.click();
  expect(onChange).toHaveBeenCalledWith({ duplicates: { rule: 'id', keep: 'last' } });
});

it('says what a choice leaves out, and the reconciliation has a line for it', async () => {
  const plan: ImportPlan = { ...INSPECTION.plan, duplicates: { rule: 'id', keep: 'first' } };
  const same = { ...FOUND, different: 0 };
  const text = await showBoth(plan, { duplicates: same, rowsSame: 3 });
  expect(text).toContain('3 rows are left out.');
  expect(text).toContain('it may be the total of the order');
  const rows = [...document.querySelectorAll('tr')].map(({ textContent }) => textContent);
  expect(rows).toContain('No data, repeated or there already− 2');
  expect(rows).toContain('Same as another row− 3');
});

it('offers customers no sums, and says when nothing was found', async () => {
  const columns = INSPECTION.plan.columns.map((column) =>
    column.field === 'order_id' ? { ...column, field: null } : column,
  );
  const plan: ImportPlan = { ...INSPECTION.plan, kind: 'customers', columns };
  const text = await showBoth(plan, { duplicates: null, rowsSame: 0 }, vi.fn(), 'zh-TW');
  expect(text).toContain('沒有相同的列');
  expect(text).toContain('所有列');
  expect(text).not.toContain('金額');
});
