import { closeSync, openSync, writeSync } from 'node:fs';
import { randomOf } from './random.ts';

/** Customers among whom the orders are drawn, per order line. */
const CUSTOMERS_PER_ROW = 0.2;

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Writes a CSV of order lines of seven columns, some 71 bytes each; the same bytes every time. */
export function writeOrders(path: string, rows: number): void {
  const random = randomOf(20_240_105);
  const customers = rows * CUSTOMERS_PER_ROW;
  const channels = ['网店', '门店', '小程序', 'marketplace'];
  const out = openSync(path, 'w');
  let text = 'order_id,order_time,phone,channel,product,quantity,amount\n';
  for (let i = 0; i < rows; i++) {
    const customer = 13_800_000_000 + Math.floor(random() ** 2 * customers) * 37;
    const day = `${2022 + Math.floor(random() * 3)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
    const time = `${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}:${two(Math.floor(random() * 60))}`;
    const product = `SKU-${10_000 + Math.floor(random() ** 2 * 5000)}`;
    const cents = Math.floor(random() ** 3 * 100_000) + 100;
    text += `SO${200_000_000 + i},${day} ${time},${customer},${channels[Math.floor(random() * 4)]},${product},${1 + Math.floor(random() * 4)},${Math.floor(cents / 100)}.${two(cents % 100)}\n`;
    if (text.length > 1 << 20) {
      writeSync(out, text);
      text = '';
    }
  }
  writeSync(out, text);
  closeSync(out);
}
