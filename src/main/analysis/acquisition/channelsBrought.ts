import type { BroughtLine, ChannelsBrought } from '#shared/contract/channelsBrought.ts';
import { textAt, type PackedTexts } from '#main/store/index.ts';
import type { Marks } from '#main/engine/index.ts';
import type { RunColumns } from '../runColumns.ts';
import { channelLines } from './channelLines.ts';

/** Customers, orders and net revenue by the channel of the first order, of the marked customers. */
export function channelsBrought(
  columns: RunColumns,
  channels: PackedTexts,
  marks: Marks,
): Pick<ChannelsBrought, 'channels' | 'total'> {
  const { names, lineOf } = channelLines(channels, [], [], {});
  const [channel, orders] = [columns.need('channel'), columns.need('orders')];
  const net = columns.need('net_revenue');
  const lines = names.map((name, at) => ({
    channel: name,
    spellings: spellingsOf(channels, lineOf, at),
    customers: 0,
    orders: 0,
    revenue: 0,
  }));
  for (let c = 0; c < channel.length; c++) {
    if (marks[c] === 0 || orders[c] === 0) continue;
    const line = lines[lineOf[channel[c] as number] as number];
    if (!line) continue;
    line.customers++;
    line.orders += orders[c] as number;
    line.revenue += net[c] as number;
  }
  const sum = (of: (line: BroughtLine) => number): number =>
    lines.reduce((all, line) => all + of(line), 0);
  return {
    channels: lines
      .filter(({ customers }) => customers > 0)
      .sort((a, b) => b.customers - a.customers || (a.channel < b.channel ? -1 : 1)),
    total: {
      customers: sum(({ customers }) => customers),
      orders: sum((line) => line.orders),
      revenue: sum(({ revenue }) => revenue),
    },
  };
}

function spellingsOf(channels: PackedTexts, lineOf: Uint16Array, line: number): string[] {
  return Array.from(lineOf.keys())
    .filter((code) => lineOf[code] === line)
    .map((code) => textAt(channels, code));
}
