import { formatMajor } from '#shared/domain/money.ts';
import type { RunReader } from '../runReader.ts';
import { OLDER_RUN, type GatedBody } from '../views/stored.ts';
import type { Cell } from '#main/csv/index.ts';

/** The table `loyalty_benefits`. */
export function* benefitRows(
  run: RunReader,
  open: <T>(body: GatedBody<T>) => T,
): Iterable<readonly Cell[]> {
  const { benefits } = open(run.loyalty());
  const { tiers } = open(benefits === null ? OLDER_RUN : { ok: true, value: benefits });
  const { digits } = run.table('facts').money;
  const money = (minor: number | null): string | null =>
    minor === null ? null : formatMajor(Math.round(minor), digits);
  for (const { id, customers, orders, net, served, cost, after } of tiers) {
    yield [id, customers, orders, money(net), money(served), money(cost), money(after)];
  }
}
