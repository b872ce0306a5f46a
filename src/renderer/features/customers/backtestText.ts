import type { BacktestView, RepurchaseRate } from '#shared/contract/rfm.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { BarExtra } from '../../charts/BarTable.tsx';
import { countText } from '../../components/heldText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';

/** Whose repurchase is shown, over which days, and that of all together. */
export function backtestCaption(then: BacktestView, { t, format }: Words): string {
  return t('rfm.backtest.caption', {
    from: format.day(then.from),
    to: format.day(then.to),
    days: then.days,
    share: shareText(then.all, format),
    low: format.percent(then.all.low),
    high: format.percent(then.all.high),
  });
}

/** Repurchase as a further column of the classes, pale where it rests on few customers. */
export function classRepurchase(then: BacktestView, { t, format }: Words): BarExtra {
  const rates = new Map<string, RepurchaseRate>(then.classes12.map((one) => [one.id, one]));
  return {
    label: t('rfm.backtest.column'),
    of: (id) => {
      const rate = rates.get(id) ?? { customers: 0, ordered: 0, low: 0, high: 1 };
      return {
        text: shareText(rate, format),
        title: t('rfm.backtest.interval', {
          low: format.percent(rate.low),
          high: format.percent(rate.high),
          n: format.number(rate.customers),
        }),
        faded: rate.customers < FEW_CUSTOMERS,
      };
    },
  };
}

/** The grid of the look back as a table. */
export function backtestTable(then: BacktestView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: 'R' },
      { label: 'F' },
      { label: t('rfm.backtest.then'), numeric: true },
      { label: t('rfm.backtest.ordered'), numeric: true },
      { label: t('rfm.backtest.column'), numeric: true },
      { label: t('rfm.backtest.low'), numeric: true },
      { label: t('rfm.backtest.high'), numeric: true },
    ],
    rows: then.grid.flatMap((row, r) =>
      row.map((rate, f) => [
        String(r + 1),
        String(f + 1),
        countText(rate.customers, format),
        countText(rate.ordered, format),
        shareText(rate, format),
        format.percent(rate.low),
        format.percent(rate.high),
      ]),
    ),
  };
}

function shareText({ customers, ordered }: RepurchaseRate, format: Words['format']): string {
  return customers <= 0 ? '–' : format.percent(ordered / customers);
}
