import { expect, it } from 'vitest';
import { temporaryStore } from '#test/fixtures/orderStore.ts';
import { createWorkerHandlers } from './index.ts';
import { detachedControl } from '#main/jobs/index.ts';

it('writes down for what reason and for how long personal values are shown', () => {
  const held = temporaryStore();
  const ask = createWorkerHandlers(held.store, undefined);
  ask('masking.log', { reason: 'request', minutes: 5 }, detachedControl());
  expect(held.store.audit.list(1)).toMatchObject([
    { action: 'unmask', object: 'request', counts: { minutes: 5 } },
  ]);
  held.dispose();
});
