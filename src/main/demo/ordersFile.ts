import { civilOfDay, formatIsoDay } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { randomStream, type RandomStream } from '#main/engine/index.ts';
import {
  DEMO_FIRST_DAY,
  DEMO_LAST_DAY,
  drawBase,
  type DemoOptions,
  type DemoPurchase,
} from './base.ts';
import { drawPerson, pick, type DemoPerson } from './people.ts';

/** The sample that the program offers: 20,000 customers over 36 months. */
export const DEMO: DemoOptions = { customers: 20_000, seed: 20_251_231, seasons: true };

const HEADER = 'Order ID,Order time,Member ID,Name,Phone,Channel,Product,Quantity,Amount (CNY)';

/** Channels with the share of newcomers they bring. */
const CHANNELS: readonly (readonly [string, number])[] = [
  ['天猫旗舰店', 0.34],
  ['微信小程序', 0.24],
  ['抖音直播', 0.18],
  ['门店', 0.16],
  ['Website', 0.08],
];
const SHOP = '门店';
/** Purchases that stay in the channel of the first. */
const LOYAL_TO_CHANNEL = 0.8;

const PRODUCTS = [
  '保湿面霜',
  '玫瑰精华水',
  '氨基酸洁面乳',
  '防晒乳 SPF50',
  '修护面膜',
  '护手霜',
  '沐浴露',
  '洗发水',
  'Lip balm',
  'Travel set',
  'Gift box, large',
  'Perfume "Dawn"',
];

/** Shares of orders: lines beyond the first, refunds, purchases by unknown customers, damaged rows. */
const SECOND_LINE = 0.25;
const REFUNDED = 0.045;
const REFUND_WITH_ORDER = 0.6;
const FULL_REFUND = 0.7;
const WALK_IN = 0.012;
const DAMAGED = 0.0004;

interface Row {
  readonly time: number;
  readonly text: string;
}

/**
 * The demo's orders as a CSV file in UTF-8, rows by time: order lines, refunds with and without their
 * order's number, purchases of people without a card, and a few rows that no import can use. Equal
 * options give equal bytes.
 */
export function demoOrdersFile(options: DemoOptions = DEMO): Uint8Array {
  const random = randomStream(options.seed + 1);
  const writer = new RowWriter(random);
  drawBase(options).forEach((customer, index) => {
    const person = drawPerson(random, index);
    const home = drawChannel(random);
    customer.purchases.forEach((purchase, nth) => {
      const stays = nth === 0 || random.open() < LOYAL_TO_CHANNEL;
      writer.purchase(purchase, person, stays ? home : drawChannel(random));
    });
  });
  const rows = writer.rows.sort((a, b) => a.time - b.time);
  return new TextEncoder().encode(`${HEADER}\n${rows.map((row) => row.text).join('')}`);
}

function drawChannel(random: RandomStream): string {
  let rest = random.open();
  for (const [channel, share] of CHANNELS) {
    rest -= share;
    if (rest < 0) return channel;
  }
  return SHOP;
}

class RowWriter {
  readonly rows: Row[] = [];
  readonly #random: RandomStream;
  #orders = 0;
  #refunds = 0;

  constructor(random: RandomStream) {
    this.#random = random;
  }

  purchase(purchase: DemoPurchase, person: DemoPerson, channel: string): void {
    const random = this.#random;
    const order = orderNumber(purchase.time, ++this.#orders);
    const split = random.open() < SECOND_LINE && purchase.amount > 1000;
    const first = split
      ? Math.round(purchase.amount * (0.3 + 0.4 * random.open()))
      : purchase.amount;
    this.#line(purchase.time, order, person, channel, first);
    if (split) this.#line(purchase.time, order, person, channel, purchase.amount - first);
    if (random.open() < REFUNDED) this.#refund(purchase, order, person, channel);
    if (channel === SHOP && random.open() < WALK_IN / 0.16) this.#walkIn(purchase.time);
    if (random.open() < DAMAGED) this.#damaged(purchase.time, person);
  }

  #line(time: number, order: string, person: DemoPerson, channel: string, amount: number): void {
    const quantity = 1 + this.#random.integer(3);
    const product = pick(this.#random, PRODUCTS);
    this.#push(time, [
      order,
      timeText(time),
      person.memberId,
      person.name,
      person.phone,
      channel,
      product,
      String(quantity),
      formatMajor(amount, 2),
    ]);
  }

  /** Money given back some days later, in full or in part, with or without the order's number. */
  #refund(purchase: DemoPurchase, order: string, person: DemoPerson, channel: string): void {
    const random = this.#random;
    const time = purchase.time + 2 + 12 * random.open();
    const full = random.open() < FULL_REFUND;
    const amount = full ? purchase.amount : Math.round(purchase.amount * random.open());
    const named = random.open() < REFUND_WITH_ORDER;
    const number = named ? order : `RF${String(++this.#refunds).padStart(6, '0')}`;
    if (time >= DEMO_LAST_DAY + 1 || amount === 0) return;
    this.#push(time, [
      number,
      timeText(time),
      person.memberId,
      person.name,
      person.phone,
      channel,
      '退款',
      '1',
      formatMajor(-amount, 2),
    ]);
  }

  #walkIn(time: number): void {
    const amount = 2000 + this.#random.integer(30_000);
    const order = orderNumber(time, ++this.#orders);
    const product = pick(this.#random, PRODUCTS);
    this.#push(time, [
      order,
      timeText(time),
      '',
      '',
      '',
      SHOP,
      product,
      '1',
      formatMajor(amount, 2),
    ]);
  }

  /** A row as broken exports have them: a date that is none, an amount in words. */
  #damaged(time: number, person: DemoPerson): void {
    const badDate = this.#random.open() < 0.6;
    const order = orderNumber(time, ++this.#orders);
    this.#push(time, [
      order,
      badDate ? '0000-00-00 00:00:00' : timeText(time),
      person.memberId,
      person.name,
      person.phone,
      SHOP,
      pick(this.#random, PRODUCTS),
      '1',
      badDate ? '99.00' : '待确认',
    ]);
  }

  #push(time: number, cells: readonly string[]): void {
    this.rows.push({ time, text: `${cells.map(quoted).join(',')}\n` });
  }
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function orderNumber(time: number, serial: number): string {
  const { year, month } = civilOfDay(Math.max(DEMO_FIRST_DAY, Math.floor(time)));
  return `D${year}${String(month).padStart(2, '0')}${String(serial).padStart(7, '0')}`;
}

/** Shops are open from 8 to 23: the fraction of the day is spread over these hours. */
function timeText(time: number): string {
  const day = Math.floor(time);
  const second = Math.floor((8 + (time - day) * 15) * 3600);
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${formatIsoDay(day)} ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
