import { textAt, type PackedTexts } from '#main/store/index.ts';
import { foldName } from '../foldName.ts';

/** Lines of the channel table: 0 is unknown, then the channels of orders, then those of other files alone. */
export interface ChannelLines {
  /** Name of each line as the files spell it first in byte order; empty for line 0. */
  readonly names: readonly string[];
  /** Line of each channel code of the orders. */
  readonly lineOf: Uint16Array;
  /** Line of each row of costs; -1 for a row that names no channel. */
  readonly costLine: Int32Array;
  /** Line of each channel name of the leads; 0 for one that is empty. */
  readonly leadLine: Int32Array;
}

/**
 * Brings the channels of orders, costs and leads together: equal names but for case, width and spaces
 * are one channel. `renamed` gives names of costs and leads that the orders spell otherwise.
 */
export function channelLines(
  orderChannels: PackedTexts,
  costChannels: readonly string[],
  leadChannels: readonly string[],
  renamed: Readonly<Record<string, string>>,
): ChannelLines {
  const names = [''];
  const lineOfName = new Map<string, number>([['', 0]]);
  const lineFor = (name: string): number => {
    const folded = foldName(name);
    const known = lineOfName.get(folded);
    if (known !== undefined) return known;
    lineOfName.set(folded, names.length);
    return names.push(name) - 1;
  };
  const lineOf = Uint16Array.from({ length: orderChannels.count }, (_, code) =>
    lineFor(textAt(orderChannels, code)),
  );
  const renames = new Map(Object.entries(renamed).map(([from, to]) => [foldName(from), to]));
  const target = (name: string): string => renames.get(foldName(name)) ?? name;
  // In order of the names, not of the rows: the same costs in another order give the same table.
  for (const name of [...new Set([...costChannels, ...leadChannels])].sort()) lineFor(target(name));
  const costLine = Int32Array.from(costChannels, (name) => lineFor(target(name)) || -1);
  const leadLine = Int32Array.from(leadChannels, (name) => lineFor(target(name)));
  return { names, lineOf, costLine, leadLine };
}
