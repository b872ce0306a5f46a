import type { OwnFigure } from '#shared/contract/outsideData.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { detachedControl } from '#main/jobs/index.ts';
import type { Cell } from '#main/csv/index.ts';
import type { RunReader } from '../runReader.ts';
import { NO_SERIES, type GatedBody } from '../views/stored.ts';

/** The table `outside`. */
export function* outsideRows(
  run: RunReader,
  open: <T>(body: GatedBody<T>) => T,
): Iterable<readonly Cell[]> {
  const { money, hasAmounts } = run.table('facts');
  const monthsOf = (own: OwnFigure) => [...run.outside().months(own, detachedControl())];
  const [orders, revenue] = [monthsOf('orders'), monthsOf('net_revenue')];
  if (orders.length === 0) open(NO_SERIES);
  for (const [at, { name, months }] of orders.entries()) {
    for (const [place, month] of months.entries()) {
      const net = hasAmounts ? revenue[at]?.months[place]?.own : undefined;
      yield [
        name,
        month.month,
        month.values,
        month.outside,
        month.outsideComplete ? 1 : 0,
        month.own,
        net === undefined ? null : formatMajor(net, money.digits),
        month.ownComplete ? 1 : 0,
      ];
    }
  }
}
