import type { TouchDays, TouchLine, TouchpointsView } from '#shared/contract/touchpoints.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import { touchConversion, type Marks, type TouchConversion } from '#main/engine/index.ts';
import type { ImportedTouches } from './touches.ts';

/** Touchpoints that stand by themselves: kinds of interactions are few, typed texts are many. */
const MOST_POINTS = 20;

/**
 * Conversion by touchpoint within some days. With marks it is of the interactions of the marked customers;
 * who never ordered is no customer and in no filter.
 */
export function touchpointsView(
  imported: ImportedTouches,
  { orders, asOf }: Snapshot,
  days: TouchDays,
  marks: Marks | undefined,
): Omit<TouchpointsView, 'asOf'> {
  const touches = marks ? markedTouches(imported, marks) : imported;
  const { names, customerOf } = imported;
  const { place, listed, others } = listedPoints(touches.point, touches.day, names.length, asOf);
  const slots = listed.length + (others > 0 ? 1 : 0);
  const lines = touchConversion(
    orders,
    { ...touches, point: touches.point.map((point) => place[point] as number) },
    { customerOf, points: slots, within: days, asOf },
  ).map(lineOf);
  const all = lines.at(-1) ?? lineOf({ touches: 0, open: 0, people: 0, observed: 0, ordered: 0 });
  const rest = others > 0 ? lines[listed.length] : undefined;
  return {
    days,
    least: FEW_CUSTOMERS,
    nameless: marks ? 0 : imported.nameless.filter((day) => day <= asOf).length,
    touchpoints: listed.flatMap((point, at) => {
      const line = lines[at];
      return line ? [{ name: names[point] ?? '', ...line }] : [];
    }),
    others: rest ? { count: others, ...rest } : null,
    all,
  };
}

type Touches = Pick<ImportedTouches, 'day' | 'person' | 'point'>;

function markedTouches({ day, person, point, customerOf }: ImportedTouches, marks: Marks): Touches {
  const kept = Array.from(person.keys()).filter((i) => {
    const customer = customerOf[person[i] as number] as number;
    return customer >= 0 && marks[customer] === 1;
  });
  return {
    day: Int32Array.from(kept, (i) => day[i] as number),
    person: Uint32Array.from(kept, (i) => person[i] as number),
    point: Uint32Array.from(kept, (i) => point[i] as number),
  };
}

/** The touchpoints with most interactions, and the slot of each; the rest share the one behind them. */
function listedPoints(
  point: Uint32Array,
  day: Int32Array,
  points: number,
  asOf: number,
): { readonly place: Uint32Array; readonly listed: readonly number[]; readonly others: number } {
  const touches = new Float64Array(points);
  for (let i = 0; i < point.length; i++) {
    const at = point[i] as number;
    if ((day[i] as number) <= asOf) touches[at] = (touches[at] as number) + 1;
  }
  const met = Array.from(touches.keys())
    .filter((at) => touches[at] !== 0)
    .sort((a, b) => (touches[b] as number) - (touches[a] as number) || a - b);
  const listed = met.length > MOST_POINTS ? met.slice(0, MOST_POINTS - 1) : met;
  const place = new Uint32Array(points).fill(listed.length);
  for (const [slot, at] of listed.entries()) place[at] = slot;
  return { place, listed, others: met.length - listed.length };
}

function lineOf(found: TouchConversion): TouchLine {
  const { observed, ordered } = found;
  const limits = observed >= FEW_CUSTOMERS ? wilsonInterval(ordered, observed) : undefined;
  return {
    ...found,
    share: limits ? ordered / observed : null,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
  };
}
