import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlanColumn } from '#shared/contract/importPlan.ts';
import { INSPECTION } from '#test/renderer/mockImports.ts';
import { fixesOf, statusChange, type Fixable } from './fixes.ts';

function planWith(
  kind: ImportPlan['kind'],
  columns: readonly Partial<PlanColumn>[],
  over: Partial<ImportPlan> = {},
): ImportPlan {
  return {
    ...INSPECTION.plan,
    kind,
    columns: columns.map((column) => ({
      name: column.field ?? '',
      field: null,
      action: 'keep',
      personal: null,
      ...column,
    })),
    ...over,
  };
}

const fault = (rule: string, column: string | null, values: string[] = []): Fixable => ({
  rule,
  column,
  values,
});
const kinds = (found: ReturnType<typeof fixesOf>): string[] => found.map(({ kind }) => kind);

const ORDERS = planWith('orders', [
  { field: 'customer_id' },
  { field: 'date', date: { order: 'dmy', serial: null, time: false } },
  { field: 'amount', number: { decimal: '.', shift: 0 } },
  { field: 'quantity', number: { decimal: '.', shift: 0 } },
  { field: 'status', statuses: {} },
]);
const SURVEY = planWith('surveys', [
  { field: 'score', number: { decimal: '.', shift: 0 } },
  { field: 'date', date: { order: 'ymd', serial: null, time: false }, empty: ['none'] },
]);

describe('the fixes of a fault', () => {
  it('of orders: another order of the date, another decimal sign, bringing in marked', () => {
    expect(fixesOf(fault('DATE_IMPOSSIBLE', 'date', ['31.13.2024']), ORDERS)).toEqual([
      { kind: 'dateOrder', order: 'mdy', change: { answers: { 'date.order': 'mdy' } } },
    ]);
    expect(fixesOf(fault('AMOUNT_UNREADABLE', 'amount', ['1.234,5']), ORDERS)).toEqual([
      { kind: 'decimal', sign: ',', change: { answers: { 'amount.decimal': ',' } } },
      { kind: 'mark', change: { onBadRow: 'mark' } },
    ]);
    expect(kinds(fixesOf(fault('QUANTITY_EMPTY', 'quantity'), ORDERS))).toEqual(['exclude']);
    const marking = { ...ORDERS, onBadRow: 'mark' } as const;
    expect(kinds(fixesOf(fault('AMOUNT_MISSING', 'amount'), marking))).toEqual([]);
  });

  it('of a field that may be empty: its words for nothing, and leaving it out', () => {
    expect(fixesOf(fault('DATE_UNREADABLE', 'date', ['later']), SURVEY)).toEqual([
      { kind: 'empty', values: ['later'], change: { empty: { date: ['none', 'later'] } } },
      { kind: 'mark', change: { onBadRow: 'mark' } },
      { kind: 'exclude', change: { map: { date: null } } },
    ]);
    // Without the score it is no survey.
    expect(fixesOf(fault('NUMBER_UNREADABLE', 'score', ['x']), SURVEY)).toEqual([]);
  });

  it('of rows, repeats and statuses', () => {
    expect(kinds(fixesOf(fault('ROW_LONG', null), ORDERS))).toEqual(['reading']);
    expect(kinds(fixesOf(fault('REPEATED_ROWS', null), ORDERS))).toEqual(['dropRepeats']);
    expect(fixesOf(fault('REPEATED_ROWS', null), { ...ORDERS, repeats: 'drop' })).toEqual([]);
    expect(kinds(fixesOf(fault('STATUS_UNKNOWN', 'status', ['odd']), ORDERS))).toEqual(['status']);
    expect(statusChange(['odd'], 'test')).toEqual({ statuses: { odd: 'test' } });
    expect(fixesOf(fault('NUL_REMOVED', null), ORDERS)).toEqual([]);
  });
});
