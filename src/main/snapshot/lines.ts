import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, PackedTexts, Store } from '#main/store/index.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import { ledgerBatches, lineStarts, unifiedCodes, wholeColumn } from './batchCodes.ts';
import type { IdentityRules } from './identityRules.ts';
import type { LedgerAliases } from './ledger.ts';
import { ledgerCustomers, linkedCustomers } from './ledgerCustomers.ts';
import { codesByName } from './texts.ts';

/** The lines of all complete batches of orders end to end, with codes that hold across batches. */
export interface LineColumns {
  readonly count: number;
  /** Customer after linking, in order of first appearance; -1 = unidentified. */
  readonly customer: Int32Array;
  /** Order id; -1 = none. */
  readonly order: Int32Array;
  readonly orderCount: number;
  readonly day: Int32Array;
  /** Second of the day, -1 = unknown; undefined when no batch knows it. */
  readonly second: Int32Array | undefined;
  /** Undefined when any batch came without amounts. */
  readonly amount: Float64Array | undefined;
  readonly channel: Uint16Array;
  /** 0 counts, 1 pending, 2 cancelled, 3 refunded, 4 test, 5 amount unknown; undefined when all count. */
  readonly status: Uint8Array | undefined;
  readonly customers: PackedTexts;
  readonly aliases: LedgerAliases;
  readonly channels: PackedTexts;
  readonly money: MoneyUnit;
  /** The batches that the lines are of, and the place of each one's first line. */
  readonly batches: readonly BatchRecord[];
  readonly starts: readonly number[];
}

/** Channels beyond this number are unknown: a column with that many values is none. */
const MAX_CHANNELS = 65_535;

/**
 * Reads and joins all complete batches.
 *
 * @throws AppError CURRENCY_MIXED when two batches name different currencies: a sum of both would
 * be no amount of money.
 */
export function gatherLines(store: Store, rules: IdentityRules, control: JobControl): LineColumns {
  const batches = ledgerBatches(store);
  const money = commonMoney(batches);
  const starts = lineStarts(store, batches);
  const count = starts.at(-1) ?? 0;

  const codes = (name: string) => unifiedCodes(store, batches, name, starts, control);
  const orders = codes('order');
  const channels = codes('channel');
  const customers = linkedCustomers(
    store,
    ledgerCustomers(store, batches, starts, control),
    rules,
    control,
  );
  const channel = new Uint16Array(count);
  const names = codesByName(channels.codes, channels.texts, MAX_CHANNELS, channel);

  const joined = (name: string, missing: number) =>
    joinNumbers(store, batches, name, starts, missing, Int32Array);
  const withAmounts = batches.every((batch) => batch.hasAmounts);
  const line: LineColumns = {
    count,
    customer: customers.codes,
    order: orders.codes,
    orderCount: orders.texts.count,
    day: joined('day', 0) ?? new Int32Array(0),
    second: joined('second', -1),
    amount: withAmounts ? scaledAmounts(store, batches, starts, money.digits) : undefined,
    channel,
    status: joinNumbers(store, batches, 'status', starts, 0, Uint8Array),
    customers: customers.texts,
    aliases: customers.aliases,
    channels: names,
    money,
    batches,
    starts,
  };
  control.check();
  return line;
}

function commonMoney(batches: readonly BatchRecord[]): MoneyUnit {
  const priced = batches.filter((batch) => batch.hasAmounts);
  const currencies = [...new Set(priced.flatMap((batch) => batch.currency ?? []))].sort();
  if (currencies.length > 1) {
    throw new AppError('CURRENCY_MIXED', { details: { currencies: currencies.join(', ') } });
  }
  const digits = priced.reduce((most, batch) => Math.max(most, batch.moneyDigits), 0);
  return { currency: currencies[0] ?? null, digits };
}

function joinNumbers<T extends Int32Array | Uint8Array>(
  store: Store,
  batches: readonly BatchRecord[],
  name: string,
  starts: readonly number[],
  missing: number,
  make: new (length: number) => T,
): T | undefined {
  const columns = batches.map((batch) => wholeColumn(store, batch, name));
  if (columns.every((column) => column === undefined)) return undefined;
  const out = new make(starts.at(-1) ?? 0);
  if (missing !== 0) out.fill(missing);
  columns.forEach((column, b) => {
    if (column) out.set(column, starts[b] ?? 0);
  });
  return out;
}

function scaledAmounts(
  store: Store,
  batches: readonly BatchRecord[],
  starts: readonly number[],
  digits: number,
): Float64Array {
  const out = new Float64Array(starts.at(-1) ?? 0);
  batches.forEach((batch, b) => {
    const column = wholeColumn(store, batch, 'amount');
    if (!column) return;
    const at = starts[b] ?? 0;
    const factor = 10 ** (digits - batch.moneyDigits);
    for (let i = 0; i < column.length; i++) out[at + i] = (column[i] as number) * factor;
  });
  return out;
}
