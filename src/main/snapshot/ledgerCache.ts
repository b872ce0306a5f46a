import type { JobControl } from '#main/jobs/index.ts';
import {
  packTexts,
  textAt,
  type ColumnArray,
  type PackedTexts,
  type Store,
} from '#main/store/index.ts';
import { buildWithGoods } from './buildLedger.ts';
import { CachedParts, type Parts } from './cachedParts.ts';
import { goodsKeys, hasGoods, keepGoods } from './goodsCache.ts';
import { NOT_COUNTED } from './groupOrders.ts';
import { identityRules, ledgerVersion, type IdentityRules } from './identityRules.ts';
import type { Ledger, LedgerTotals } from './ledger.ts';

/** Part of the cache key: rises when the rules or the form of a ledger change. */
const LEDGER_FORM = 3;

function ledgerKey(dataVersion: string): string {
  return `ledger/${LEDGER_FORM}/${dataVersion}`;
}

/** Everything that the cache may hold of one state of the data. */
export function ledgerKeys(dataVersion: string): string[] {
  return [ledgerKey(dataVersion), ...goodsKeys(dataVersion)];
}

/** The ledger of the present data: from the cache, or built and put there. Needs a writable store. */
export function currentLedger(
  store: Store,
  control: JobControl,
  rules: IdentityRules = identityRules(store),
): Ledger {
  const held = ledgerOfVersion(store, ledgerVersion(store, rules));
  if (held && hasGoods(store, held.dataVersion)) return held;
  const { ledger, goods } = buildWithGoods(store, control, rules);
  store.cache.put(ledgerKey(ledger.dataVersion), partsOf(ledger));
  keepGoods(store, ledger.dataVersion, goods);
  return ledger;
}

/** The cached ledger of a state of the data, or undefined if it is not kept any more. */
export function ledgerOfVersion(store: Store, dataVersion: string): Ledger | undefined {
  const parts = store.cache.get(ledgerKey(dataVersion));
  return parts && ledgerOf(dataVersion, parts);
}

const TOTALS = [
  'lines',
  'amount',
  'orderLines',
  'ordersNet',
  'ordersCounting',
  'ordersZero',
  'unlinkedLines',
  'unlinked',
  'unidentifiedLines',
  'unidentified',
  'notCountedLines',
  'notCounted',
  'firstDay',
  'lastDay',
] as const satisfies readonly (keyof LedgerTotals)[];

function partsOf(ledger: Ledger): Parts {
  const { orders, adjustments, unlinked, unidentified, totals } = ledger;
  return new Map<string, ColumnArray | PackedTexts>([
    ['customers', ledger.customers],
    ['aliases', ledger.aliases.texts],
    ['aliases.customer', ledger.aliases.customer],
    ['channels', ledger.channels],
    ['currency', oneText(ledger.money.currency)],
    ['orders.start', orders.start],
    ['orders.day', orders.day],
    ['orders.amount', orders.amount],
    ['orders.channel', orders.channel],
    ['adjustments.order', adjustments.order],
    ['adjustments.day', adjustments.day],
    ['adjustments.amount', adjustments.amount],
    ['unlinked.start', unlinked.start],
    ['unlinked.day', unlinked.day],
    ['unlinked.amount', unlinked.amount],
    ['unidentified.day', unidentified.day],
    ['unidentified.amount', unidentified.amount],
    ['unidentified.lines', unidentified.lines],
    ['money', Float64Array.of(ledger.money.digits, ledger.hasAmounts ? 1 : 0)],
    ['totals', Float64Array.from(TOTALS, (name) => totals[name])],
    [
      'totals.reasons',
      Float64Array.from(totals.notCountedByReason.flatMap(({ lines, amount }) => [lines, amount])),
    ],
  ]);
}

function ledgerOf(dataVersion: string, parts: Parts): Ledger {
  const held = new CachedParts(parts);
  const i32 = (name: string) => held.typed(name, Int32Array);
  const u32 = (name: string) => held.typed(name, Uint32Array);
  const f64 = (name: string) => held.typed(name, Float64Array);
  const money = f64('money');
  const sums = f64('totals');
  const reasons = f64('totals.reasons');
  const named = Object.fromEntries(TOTALS.map((name, i) => [name, sums[i] ?? 0])) as Record<
    (typeof TOTALS)[number],
    number
  >;
  return {
    dataVersion,
    money: { currency: textOf(held.texts('currency')), digits: money[0] ?? 0 },
    hasAmounts: money[1] === 1,
    customers: held.texts('customers'),
    aliases: { texts: held.texts('aliases'), customer: u32('aliases.customer') },
    channels: held.texts('channels'),
    orders: {
      start: u32('orders.start'),
      day: i32('orders.day'),
      amount: f64('orders.amount'),
      channel: held.typed('orders.channel', Uint16Array),
    },
    adjustments: {
      order: u32('adjustments.order'),
      day: i32('adjustments.day'),
      amount: f64('adjustments.amount'),
    },
    unlinked: {
      start: u32('unlinked.start'),
      day: i32('unlinked.day'),
      amount: f64('unlinked.amount'),
    },
    unidentified: {
      day: i32('unidentified.day'),
      amount: f64('unidentified.amount'),
      lines: u32('unidentified.lines'),
    },
    totals: {
      ...named,
      notCountedByReason: NOT_COUNTED.map((_, k) => ({
        lines: reasons[2 * k] ?? 0,
        amount: reasons[2 * k + 1] ?? 0,
      })),
    },
  };
}

/** A currency code as packed text; none at all where the files never said which. */
function oneText(text: string | null): PackedTexts {
  return packTexts(text === null ? [] : [text]);
}

function textOf(packed: PackedTexts): string | null {
  return packed.count === 0 ? null : textAt(packed, 0);
}
