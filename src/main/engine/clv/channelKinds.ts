import type { OrderColumns } from '#shared/domain/orderColumns.ts';

/** Kinds of customers that a model tells apart. */
export interface CustomerKinds {
  /** Kind of each customer; {@link NO_KIND} for one without an order. */
  readonly code: Uint8Array;
  readonly names: readonly string[];
}

const NO_KIND = 255;
/** A channel of a smaller share of the customers has no kind of its own. */
const LEAST_SHARE = 0.05;
/** Channels with a kind of their own, the commonest. */
const MOST_CHANNELS = 7;
/** What the other channels are called together. */
const OTHERS = '*';

/**
 * Customers by the channel of their first order: the commonest channels, and the others together.
 * @returns undefined where there is but one kind: nothing can be told by it.
 */
export function channelKinds(
  { customers, start, channel }: OrderColumns,
  nameOf: (channel: number) => string = String,
): CustomerKinds | undefined {
  const firstOf = (c: number): number =>
    start[c] === start[c + 1] ? -1 : (channel[start[c] as number] as number);
  const counts = new Map<number, number>();
  let buyers = 0;
  for (let c = 0; c < customers; c++) {
    const own = firstOf(c);
    if (own < 0) continue;
    buyers++;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  const common = [...counts]
    .filter(([, count]) => count >= LEAST_SHARE * buyers)
    .sort(([a, n], [b, m]) => m - n || a - b)
    .slice(0, MOST_CHANNELS)
    .map(([own]) => own);
  const names = [...common.map(nameOf), ...(common.length < counts.size ? [OTHERS] : [])];
  if (names.length < 2) return undefined;
  const kindOf = new Map(common.map((own, kind) => [own, kind]));
  const code = new Uint8Array(customers).fill(NO_KIND);
  for (let c = 0; c < customers; c++) {
    const own = firstOf(c);
    if (own >= 0) code[c] = kindOf.get(own) ?? common.length;
  }
  return { code, names };
}
