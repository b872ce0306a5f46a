import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import { control, fileOf } from '#test/fixtures/importRoom.ts';
import { inspectFile } from '../index.ts';
import { RowChunk, textMemory } from '../storing/rowChunk.ts';
import { RepeatedIds } from './repeatedIds.ts';

const SHAPE = { numbers: [{ name: 'amount', type: 'f64' }], texts: [] } as const;

function planOf(kind: 'orders' | 'order_lines' | 'refunds'): ImportPlan {
  const text = 'order_no,date,customer_id,amount\nA1,2024-01-05,c1,2\nA2,2024-01-06,c2,3\n';
  return inspectFile(fileOf(text), { kind }, control).plan;
}

/** Gives rows of an order code and an amount, chunk by chunk. */
function told(plan: ImportPlan, chunks: readonly (readonly (readonly [number, number])[])[]) {
  const ids = new RepeatedIds(plan);
  for (const rows of chunks) {
    const chunk = new RowChunk(SHAPE, new ArrayBuffer(textMemory(SHAPE)));
    rows.forEach(([, amount], row) => {
      chunk.numbers('amount')[row] = amount;
    });
    chunk.rows = rows.length;
    ids.numbers(chunk);
    ids.codes(
      'customer',
      Int32Array.from(rows, () => 0),
    );
    ids.codes(
      'order',
      Int32Array.from(rows, ([code]) => code),
    );
  }
  return ids.found;
}

it('finds a second row of an order as comparing all rows does, whatever the chunks', () => {
  const plan = planOf('orders');
  const row = fc.tuple(fc.integer({ min: -1, max: 3000 }), fc.integer({ min: -1, max: 1 }));
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 20 }), { maxLength: 6 }), (chunks) => {
      const ids = chunks.flat().filter(([code, amount]) => code >= 0 && amount >= 0);
      expect(told(plan, chunks)).toBe(new Set(ids.map(([code]) => code)).size < ids.length);
    }),
    { numRuns: 60 },
  );
});

it('takes refunds for second rows in a file of refunds alone, and lines of an order never', () => {
  const orderAndRefund = [[[0, 500] as const, [0, -500] as const, [0, -1] as const]];
  expect(told(planOf('orders'), orderAndRefund)).toBe(false);
  expect(told(planOf('refunds'), orderAndRefund)).toBe(true);
  expect(told(planOf('order_lines'), [[[0, 1] as const, [0, 1] as const]])).toBe(false);
});
