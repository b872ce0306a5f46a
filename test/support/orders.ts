import { mulberry } from './random.ts';

/** Small made-up order files for tests: seeded, so that a failure can be run again. */

export interface MadeOrders {
  readonly csv: string;
  readonly customers: number;
  readonly rows: number;
  /** Sum of all amounts in cents. */
  readonly cents: number;
}

export interface OrderRecipe {
  readonly customers: number;
  readonly seed: number;
  /** First day, ISO. */
  readonly from?: string;
  readonly days?: number;
  readonly customerName?: (index: number) => string;
}

/** Orders of customers with different rates; every customer orders at least once. */
export function makeOrders(recipe: OrderRecipe): MadeOrders {
  const { customers, seed, days = 720, from = '2023-01-01' } = recipe;
  const name = recipe.customerName ?? ((index) => `K${String(index).padStart(6, '0')}`);
  const random = mulberry(seed);
  const start = Date.parse(`${from}T00:00:00Z`);
  const channels = ['web', 'store', 'app'];
  const lines = ['customer_id,date,order_id,channel,amount'];
  let cents = 0;
  let order = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    let day = Math.floor(random() * days * 0.7);
    const gap = 8 + random() * 120;
    while (day < days) {
      const amount = Math.round(500 + random() * 20_000);
      cents += amount;
      order += 1;
      const date = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
      const channel = channels[Math.floor(random() * channels.length)] ?? 'web';
      lines.push(`${name(customer)},${date},O${order},${channel},${(amount / 100).toFixed(2)}`);
      if (random() < 0.25) break;
      day += 1 + Math.floor(-Math.log(1 - random()) * gap);
    }
  }
  return { csv: `${lines.join('\n')}\n`, customers, rows: lines.length - 1, cents };
}
