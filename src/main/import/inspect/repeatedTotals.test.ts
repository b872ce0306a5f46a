import { expect, it } from 'vitest';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { inspectFile, recallPlan, rememberPlan } from '../index.ts';

/** Twelve orders of one to three lines; what a line costs is said by `amount`. */
function lines(amount: (order: number, line: number) => string, head = '订单金额'): string {
  const rows = Array.from({ length: 12 }, (_, order) =>
    Array.from(
      { length: 1 + (order % 3) },
      (_, line) =>
        `SO${order},2024-01-${String(10 + order)},c${order % 5},商品${line},${1 + line},${amount(order, line)}`,
    ),
  ).flat();
  return `订单号,下单时间,客户编号,商品名称,数量,${head}\n${rows.join('\n')}\n`;
}

const TOTALS = lines((order) => `${100 + order}.50`);
const SUM_OF_TOTALS = 12 * 100.5 + 66;
const ALL_ADDED = Array.from({ length: 12 }, (_, i) => (100.5 + i) * (1 + (i % 3)));

const asked = (text: string, overrides: ImportOverrides = {}) =>
  inspectFile(fileOf(text), overrides, control).questions;

it('asks whether the amounts are those of the orders where every line of an order has the same', () => {
  expect(asked(TOTALS)).toEqual([
    {
      key: 'duplicates',
      code: 'TOTALS_REPEATED',
      column: '订单金额',
      options: ['once', 'sum'],
      evidence: { code: 'totals.repeated', counts: { lines: 12, same: 12 } },
    },
  ]);
  expect(asked(TOTALS, { kind: 'orders' })).toHaveLength(1);
});

it('counts the total once, or adds all up, as it is answered', () => {
  const once = importAll(fileOf(TOTALS), { answers: { duplicates: 'once' } });
  expect(Number(once.amountMinor) / 100).toBe(SUM_OF_TOTALS);
  expect(once.rowsAccepted).toBe(24);
  const all = importAll(fileOf(TOTALS), { duplicates: { rule: 'id', keep: 'sum' } });
  expect(Number(all.amountMinor) / 100).toBe(ALL_ADDED.reduce((total, one) => total + one));
});

it('does not ask again for the next file of the form', () => {
  const recalled = (text: string) =>
    inspectFile(fileOf(text), {}, control, {
      recall: (reading, names) => recallPlan(store, reading, names),
    });
  const form = TOTALS.replace('客户编号', '会员编号');
  expect(recalled(form).questions).toHaveLength(1);
  rememberPlan(store, inspectFile(fileOf(form), { answers: { duplicates: 'sum' } }, control).plan);
  expect(recalled(form.replaceAll('SO', 'SX')).questions).toEqual([]);
});

it('asks nothing where lines have amounts of their own, all have one price, are the same rows again, or there are too few', () => {
  expect(asked(lines((order, line) => String(10 + order + line)))).toEqual([]);
  expect(asked(lines(() => '9.90'))).toEqual([]);
  expect(asked(TOTALS.replaceAll(/,商品\d,\d,/gu, ',商品,1,'))).toEqual([]);
  expect(asked(lines((order) => String(order + 1), '单价'))).toEqual([]);
  expect(asked(TOTALS.split('\n').slice(0, 12).join('\n'))).toEqual([]);
  expect(asked(lines((order, line) => (line === 0 ? String(100 + order) : '')))).toEqual([]);
});
