import { closeSync, openSync, writeSync } from 'node:fs';
import { dayOfCivil, formatIsoDay } from '#shared/domain/calendar.ts';
import { randomOf } from './random.ts';

/** How large a base of customers is, and how many orders they make together. */
export interface Base {
  readonly customers: number;
  readonly orders: number;
}

const FIRST = dayOfCivil(2022, 1, 1);
const DAYS = 3 * 365;
const CHANNELS = ['web', 'shop', 'app', 'marketplace'];
/** Orders that come back, wholly or in part, within some days. */
const RETURNED = 0.02;
const RETURN_DAYS = 30;

/**
 * Writes a CSV of orders as a shop exports it, day by day over three years; the same bytes every time.
 * Customers join evenly over the time and each orders on the day of joining. All further orders come
 * from those who have joined, the newer ones more often, so that interest fades with time and cohorts
 * have a shape. Some orders come back as lines below zero.
 */
export function writeHistories(path: string, { customers, orders }: Base): void {
  const random = randomOf(20_251_125);
  const out = openSync(path, 'w');
  let text = 'order_id,order_date,customer_id,channel,product,quantity,amount\n';
  let [joined, written] = [0, 0];
  const returns: string[] = Array.from({ length: DAYS + RETURN_DAYS }, () => '');
  for (let d = 0; d < DAYS; d++) {
    const date = formatIsoDay(FIRST + d);
    const order = (customer: number): void => {
      const cents = 200 + Math.floor(random() ** 3 * 100_000);
      const channel = CHANNELS[Math.floor((customer % 4) * random() ** 0.2)] ?? '';
      const product = `SKU-${10_000 + Math.floor(random() ** 2 * 5000)}`;
      const id = `SO${200_000_000 + written++}`;
      const rest = `C${1_000_000 + customer},${channel},${product},${1 + Math.floor(random() * 4)}`;
      text += `${id},${date},${rest},${(cents / 100).toFixed(2)}\n`;
      if (random() >= RETURNED) return;
      const back = d + Math.floor(random() * RETURN_DAYS);
      const refund = random() < 0.5 ? cents : Math.ceil(cents * random());
      const line = `${id},${formatIsoDay(FIRST + back)},${rest},${(-refund / 100).toFixed(2)}\n`;
      returns[back] = (returns[back] ?? '') + line;
    };
    text += returns[d] ?? '';
    for (const end = Math.ceil((customers * (d + 1)) / DAYS); joined < end;) order(joined++);
    for (const end = Math.floor((orders * (d + 1)) / DAYS); written < end;) {
      order(joined - 1 - Math.floor(random() ** 2 * joined));
      if (text.length < 1 << 20) continue;
      writeSync(out, text);
      text = '';
    }
  }
  writeSync(out, text);
  closeSync(out);
}
