import type { ActionOutcome, Ordered } from '#shared/contract/actions.ts';
import { formatIsoDay, type Day } from '#shared/domain/calendar.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import { ordersWithin } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { PackedTexts } from '#main/store/index.ts';
import { CustomerFinder, type FoundCustomers } from './frozenCustomers.ts';

/** The run that outcomes are read from. */
export interface OutcomeSource {
  readonly ledger: () => Ledger;
  readonly snapshot: () => Snapshot;
  readonly facts: () => {
    readonly money: MoneyUnit;
    readonly hasAmounts: boolean;
    readonly firstDay: string;
  };
}

/** Days of a period that can be counted, both included. */
export interface CountedDays {
  readonly from: Day;
  readonly to: Day;
  /** False where they end before the review date. */
  readonly complete: boolean;
}

/** Outcomes of actions in one run. Frozen lists never change, so who is found of one is kept. */
export class ActionOutcomes {
  readonly #source: OutcomeSource;
  readonly #found = new Map<number, FoundCustomers>();

  constructor(source: OutcomeSource) {
    this.#source = source;
  }

  /** Looks up the frozen customers of those actions that have not been asked for; ids are made once. */
  prepare(ids: readonly number[], frozenOf: (id: number) => PackedTexts): void {
    const missing = ids.filter((id) => !this.#found.has(id));
    if (missing.length === 0) return;
    const finder = new CustomerFinder(this.#source.ledger());
    for (const id of missing) this.#found.set(id, finder.find(frozenOf(id)));
  }

  /** The frozen customers of an action who are in the data. @throws RangeError as {@link outcome} */
  customers(id: number): Uint32Array {
    const found = this.#found.get(id);
    if (!found) throw new RangeError('the action was not prepared');
    return found.customers;
  }

  /**
   * What the frozen customers of an action did on the counted days, and in as many days before it began.
   * @param start first day of the action, which for a later period is not that of the days
   * @throws RangeError for an action that was not prepared
   */
  outcome(id: number, start: Day, days: CountedDays): ActionOutcome {
    const found = this.#found.get(id);
    if (!found) throw new RangeError('the action was not prepared');
    const { money, hasAmounts, firstDay } = this.#source.facts();
    const length = days.to - days.from + 1;
    const before = { from: start - length, to: start - 1 };
    const reaches = formatIsoDay(before.from) >= firstDay;
    return {
      money,
      hasAmounts,
      customers: found.customers.length,
      gone: found.gone,
      joined: found.joined,
      complete: days.complete,
      after: this.#ordered(found, days.from, days.to),
      before: reaches ? this.#ordered(found, before.from, before.to) : null,
    };
  }

  #ordered({ customers }: FoundCustomers, from: Day, to: Day): Ordered {
    const ordered = ordersWithin(this.#source.snapshot(), customers, from, to);
    const interval = wilsonInterval(ordered.customers, customers.length);
    return {
      from: formatIsoDay(from),
      to: formatIsoDay(to),
      ...ordered,
      share: interval ? { value: ordered.customers / customers.length, ...interval } : null,
    };
  }
}
