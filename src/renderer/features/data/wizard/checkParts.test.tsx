import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { CheckReport, Overlap } from '#shared/contract/checkReport.ts';
import { CHECK, CORRECTION, INSPECTION } from '#test/renderer/mockImports.ts';
import { wizardStage } from '#test/renderer/showWizardPart.tsx';
import { BeforeAfter } from './BeforeAfter.tsx';
import { CorrectionStep } from './CorrectionStep.tsx';
import { FaultTable } from './FaultTable.tsx';
import { OverlapChoice } from './OverlapChoice.tsx';
import { Reconciliation } from './Reconciliation.tsx';

const show = wizardStage();

function rows(): string[] {
  return [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent.trim()).join(' | '),
  );
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

const faultTable = (report: CheckReport, onFix = vi.fn()): ReactNode => (
  <FaultTable report={report} plan={INSPECTION.plan} disabled={false} onFix={onFix} />
);

describe('the faults of a check', () => {
  it('stand by cause with their first place, examples and what helps', async () => {
    const onFix = vi.fn();
    await show(faultTable(CHECK, onFix));
    const [missing = '', unread = ''] = rows();
    expect(missing).toContain('2,515 | row 624, UnitPrice');
    expect(unread).toContain('row 15,018, InvoiceDate | soon01.12.');
    button('Bring in marked').click();
    expect(onFix).toHaveBeenCalledWith({ onBadRow: 'mark' });
    button('Leave the repeats out').click();
    expect(onFix).toHaveBeenLastCalledWith({ repeats: 'drop' });
  });

  it('name the cell of a workbook', async () => {
    const rejections = CHECK.rejections.map((group) => ({ ...group, cell: 'Sheet1!C1025' }));
    await show(faultTable({ ...CHECK, rejections }), 'zh-TW');
    expect(rows()[0]).toContain('Sheet1!C1025');
  });

  it('speak of no refunds and no revenue in files of other kinds', async () => {
    const place = { line: 4, column: 'Spent', cell: null, values: [] };
    const codes = ['ZERO_AMOUNTS', 'NEGATIVE_AMOUNTS', 'UNIDENTIFIED_ROWS'];
    const warnings = codes.map((code) => ({ code, count: 207, ...place }));
    const report = { ...CHECK, rejections: [], warnings };
    const plan = { ...INSPECTION.plan, kind: 'costs' as const };
    await show(<FaultTable report={report} plan={plan} disabled={false} onFix={vi.fn()} />);
    const [zero = ''] = rows();
    expect(zero).toContain('Values of zero');
    expect(document.body.textContent).not.toMatch(/refund|revenue|orders/);
  });

  it('are a green tick where nothing is wrong', async () => {
    await show(faultTable({ ...CHECK, rejections: [], warnings: [] }));
    expect(document.body.textContent).toContain('Nothing is wrong');
    expect(rows()).toEqual([]);
  });
});

it('the sums have a line of refunds only where an amount below zero is one', async () => {
  const sums = {
    source: '100',
    rejected: '0',
    accepted: '100',
    unit: { currency: null, digits: 2 },
  };
  await show(
    <Reconciliation
      rows={CHECK}
      same={{ rows: 0, minor: '0' }}
      sums={{ ...sums, refunds: null }}
    />,
  );
  expect(rows().filter((row) => row.includes('refunds'))).toEqual([]);
  await show(
    <Reconciliation rows={CHECK} same={{ rows: 0, minor: '0' }} sums={{ ...sums, refunds: '0' }} />,
  );
  expect(rows().filter((row) => row.includes('refunds'))).toHaveLength(1);
});

it('the counts before and after a change add up', async () => {
  const now = { ...CHECK, rowsRejected: 6, rowsAccepted: 541_903, rowsMarked: 2515 };
  await show(<BeforeAfter before={CHECK} now={now} />);
  const numbers = rows().map((row) =>
    row
      .split(' | ')
      .slice(1)
      .map((text) => Number(text.replace('\u2212 ', '-').replaceAll(',', ''))),
  );
  for (const column of [0, 1]) {
    const [read = 0, skipped = 0, rejected = 0, stored = 0, marked = 0] = numbers.map(
      (line) => line[column] ?? NaN,
    );
    expect(read + skipped + rejected).toBe(stored);
    expect(marked).toBeLessThanOrEqual(stored);
  }
});

describe('rows that earlier imports have', () => {
  const overlap: Overlap = {
    rows: 304,
    orders: 300,
    changed: 2,
    byOrder: true,
    asks: true,
    batches: [{ id: 2, fileName: 'orders.csv', rows: 1500, covered: 304 }],
  };
  const question = (of: Overlap, value: 'refuse' | 'replace' = 'refuse'): ReactNode => (
    <OverlapChoice overlap={of} value={value} disabled={false} onChange={vi.fn()} />
  );

  it('are a question without an answer of its own, and replacing says what is lost', async () => {
    await show(question(overlap));
    expect(document.querySelectorAll('input:checked')).toHaveLength(0);
    expect(document.querySelectorAll('input[type=radio]')).toHaveLength(3);
    await show(question(overlap, 'replace'));
    expect(document.body.textContent).toContain('1,196 rows of the earlier imports');
  });

  it('cannot be left out where only their amounts are new', async () => {
    await show(question({ ...overlap, rows: 0, orders: 0 }));
    expect(document.querySelectorAll('input[type=radio]')).toHaveLength(2);
  });
});

it('corrected rows are all accounted for before they return', async () => {
  await show(<CorrectionStep correction={CORRECTION} ticket="ticket-0001" />);
  const [read = 0, ...outcomes] = rows()
    .slice(0, 6)
    .map((row) => Number(row.split(' | ')[1]?.replaceAll(',', '')));
  expect(outcomes.reduce((sum, one) => sum + one, 0)).toBe(read);
  expect(button('Return 2,510 rows to the import').disabled).toBe(false);
});
