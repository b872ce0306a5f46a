import type { OrderValueView } from '#shared/contract/valueModels.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { orderValueSplit } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import { textAt } from '#main/store/index.ts';
import type { GatedBody } from '../views/stored.ts';
import { known } from './groups.ts';

type Group = OrderValueView['groups'][number];

/** Groups shown by name; the others are one line together. */
const MOST_GROUPS = 10;

/** Why the average order value changed, with the names of channels. */
export function orderValuePart(snapshot: Snapshot, ledger: Ledger): GatedBody<OrderValueView> {
  const outcome = orderValueSplit(snapshot);
  if (!outcome.ok) return outcome;
  const { from, beforeFrom, beforeTo, groups, ...figures } = outcome.value;
  return {
    ok: true,
    value: {
      ...figures,
      from: formatIsoDay(from),
      to: formatIsoDay(snapshot.asOf),
      beforeFrom: formatIsoDay(beforeFrom),
      beforeTo: formatIsoDay(beforeTo),
      groups: shownGroups(
        groups.map((group) => ({
          ...group,
          channel: textAt(ledger.channels, group.channel),
          valueBefore: known(group.valueBefore),
          valueNow: known(group.valueNow),
        })),
      ),
    },
  };
}

/** Those that moved the mean most; of equal ones the one with more orders, then by name. */
function shownGroups(groups: readonly Group[]): Group[] {
  const weight = ({ mix, price }: Group): number => Math.abs(mix) + Math.abs(price);
  const sorted = [...groups].sort(
    (a, b) =>
      weight(b) - weight(a) ||
      b.ordersNow - a.ordersNow ||
      (`${a.channel ?? ''} ${a.kind ?? ''}` < `${b.channel ?? ''} ${b.kind ?? ''}` ? -1 : 1),
  );
  if (sorted.length <= MOST_GROUPS) return sorted;
  return [...sorted.slice(0, MOST_GROUPS - 1), together(sorted.slice(MOST_GROUPS - 1))];
}

function together(groups: readonly Group[]): Group {
  const sum = (of: (group: Group) => number): number =>
    groups.reduce((total, group) => total + of(group), 0);
  const ordersBefore = sum((group) => group.ordersBefore);
  const ordersNow = sum((group) => group.ordersNow);
  return {
    channel: null,
    kind: null,
    ordersBefore,
    ordersNow,
    valueBefore: known(
      sum((group) => (group.valueBefore ?? 0) * group.ordersBefore) / ordersBefore,
    ),
    valueNow: known(sum((group) => (group.valueNow ?? 0) * group.ordersNow) / ordersNow),
    mix: sum((group) => group.mix),
    price: sum((group) => group.price),
  };
}
