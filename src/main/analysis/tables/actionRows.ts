import { formatMajor } from '#shared/domain/money.ts';
import type { Cell } from '#main/csv/index.ts';
import { textAt } from '#main/store/index.ts';
import type { RunReader } from '../runReader.ts';

/** The table `actions`: a period of an action per row, newest action first; empty is unknown. */
export function* actionRows(run: RunReader): Iterable<readonly Cell[]> {
  for (const { id, plan, frozenOn, customers, periods } of run.actions().actions) {
    for (const [at, { from, review, state, decision, outcome }] of periods.entries()) {
      const { after, before } = outcome ?? { after: null, before: null };
      const money = (minor: number | undefined): string | null =>
        minor === undefined || !outcome?.hasAmounts
          ? null
          : formatMajor(minor, outcome.money.digits);
      yield [
        id,
        plan.name,
        plan.owner,
        frozenOn,
        customers,
        at + 1,
        from,
        review,
        state,
        decision?.kind ?? null,
        outcome?.customers ?? null,
        outcome?.gone ?? null,
        after?.to ?? null,
        after?.customers ?? null,
        after?.share?.value ?? null,
        after?.share?.low ?? null,
        after?.share?.high ?? null,
        after?.orders ?? null,
        money(after?.revenue),
        before?.customers ?? null,
        before?.orders ?? null,
        money(before?.revenue),
        outcome ? Number(outcome.complete) : null,
      ];
    }
  }
}

/** The table `action_customers`. */
export function* actionCustomerRows(run: RunReader): Iterable<readonly Cell[]> {
  const { customers: ids } = run.ledger();
  for (const { id, name, customers } of run.frozenLists()) {
    for (const customer of customers) yield [id, name, textAt(ids, customer)];
  }
}
