import type { ValueModelsParts } from './parts.ts';
import { channelLines } from '../acquisition/channelLines.ts';

/** Acquisition cost per customer in minor units of the orders' money. */
export interface AcquisitionCost {
  /** Of all customers; NaN = unknown. */
  readonly perCustomer: number;
  readonly source: 'typed' | 'imported' | 'unknown';
  /** By customer; NaN where that of the customer's channel is not known. */
  readonly byCustomer: Float64Array;
}

/** The cost that the user typed, the same for everybody, or what the imported costs say by channel. */
export function acquisitionCost(parts: ValueModelsParts): AcquisitionCost {
  const { ledger, settings, facts, acquisition } = parts;
  const { digits } = ledger.money;
  const { orders } = facts;
  const forAll = (value: number): Float64Array =>
    Float64Array.from(orders, (count) => (count > 0 ? value : Number.NaN));
  if (settings.clv.cac !== null) {
    const perCustomer = settings.clv.cac * 10 ** digits;
    return { perCustomer, source: 'typed', byCustomer: forAll(perCustomer) };
  }
  if (!acquisition.ok || acquisition.value.costs.state !== 'used') {
    return { perCustomer: Number.NaN, source: 'unknown', byCustomer: forAll(Number.NaN) };
  }
  const { money, channels, total } = acquisition.value;
  const scale = 10 ** (digits - money.digits);
  const { names, lineOf } = channelLines(
    ledger.channels,
    parts.costs?.channel ?? [],
    [],
    settings.acquisition.names,
  );
  const cacOf = new Map(channels.map(({ channel, cac }) => [channel, cac]));
  const byCode = Float64Array.from(lineOf, (line) => {
    const cac = cacOf.get(names[line] ?? '') ?? null;
    return cac === null ? Number.NaN : cac * scale;
  });
  return {
    perCustomer: total.cac === null ? Number.NaN : total.cac * scale,
    source: total.cac === null ? 'unknown' : 'imported',
    byCustomer: Float64Array.from(orders, (count, c) =>
      count > 0 ? (byCode[facts.channel[c] as number] ?? Number.NaN) : Number.NaN,
    ),
  };
}
