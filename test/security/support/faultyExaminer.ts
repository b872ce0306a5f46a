import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined, Order } from '../../fuzz/messages.ts';

/**
 * Stands for a program that goes wrong in another way with every file. Examiners come and go, so the count
 * of the files lies beside them.
 */
const ENOUGH = 1;
const TOO_MUCH = 5000;
const [folder = ''] = process.argv.slice(2);

function countedUp(): number {
  let count = 0;
  while (existsSync(join(folder, '..', `seen-${String(count)}`))) count += 1;
  writeFileSync(join(folder, '..', `seen-${String(count)}`), '');
  return count;
}

process.on('message', (order: Order) => {
  const answer = (part: Partial<Examined>): void => {
    process.send?.({ answered: [], peakMb: ENOUGH, ...part });
  };
  const fault = (kind: 'exception' | 'counts') => ({ fault: { kind, what: order.path } });
  switch (countedUp()) {
    case 0:
      answer(fault('exception'));
      break;
    case 1:
      process.abort();
      break;
    case 2:
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    // A fresh process takes too much for the first time, so it counts at once.
    case 3:
      answer({ peakMb: TOO_MUCH });
      break;
    case 4:
      answer(fault('counts'));
      break;
    default:
      answer({});
  }
});
process.on('disconnect', () => process.exit());
