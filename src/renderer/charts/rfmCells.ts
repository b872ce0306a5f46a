import type { BacktestView, RepurchaseRate, RfmView } from '#shared/contract/rfm.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { countText } from '../components/heldText.ts';
import type { Words } from '../app/LanguageProvider.tsx';

export type RfmMeasure = 'share' | 'revenue' | 'money' | 'repurchase';

/** A cell of the grid. */
export interface RfmCell {
  readonly r: number;
  readonly f: number;
  readonly customers: number;
  readonly revenue: number;
  readonly medianMonetary: number | null;
  /** How the customers of the cell of a past day went on; null without a look back. */
  readonly then: RepurchaseRate | null;
}

/** Rows from the best recency down, columns from the lowest frequency on. */
export function rfmRows(view: RfmView, backtest?: BacktestView): readonly (readonly RfmCell[])[] {
  return view.grid
    .map((row, index) =>
      row.map(({ customers, revenue, medianMonetary }, column) => ({
        r: index + 1,
        f: column + 1,
        customers,
        revenue,
        medianMonetary,
        then: backtest?.grid[index]?.[column] ?? null,
      })),
    )
    .reverse();
}

interface Drawn {
  /** What the colour shows; null for a cell without colour. */
  readonly value: (cell: RfmCell, view: RfmView) => number | null;
  readonly write: (value: number, view: RfmView, words: Words) => string;
  /** The large and the small text of a cell. */
  readonly texts: (cell: RfmCell, view: RfmView, words: Words) => readonly [string, string];
  readonly label: (cell: RfmCell, view: RfmView, words: Words) => string;
}

/** A measure of the customers who are in the cell now: their number, and the measure below it. */
function ofNow(
  valueOf: (cell: RfmCell, view: RfmView) => number | null,
  write: Drawn['write'],
): Drawn {
  return {
    value: (cell, view) => (cell.customers > 0 ? valueOf(cell, view) : null),
    write,
    texts: (cell, view, words) => {
      if (isHeldBack(cell.customers)) return [HELD_BACK_MARK, ''];
      const value = valueOf(cell, view);
      const small = value === null ? '–' : write(value, view, words);
      return [words.format.number(cell.customers), cell.customers === 0 ? '' : small];
    },
    label: (cell, view, { t, format }) =>
      t('customers.grid.cellPlain', {
        r: cell.r,
        f: cell.f,
        customers: t('common.count.customers', { count: cell.customers }),
        share: format.percent(shareOf(cell, view)),
      }),
  };
}

function shareOf(cell: RfmCell, view: RfmView): number {
  return cell.customers / Math.max(1, view.scored);
}

const inMoney: Drawn['write'] = (value, view, { format }) =>
  format.moneyCompact(value, view.run.money);

/** How each measure is drawn. */
export const DRAWN: Readonly<Record<RfmMeasure, Drawn>> = {
  share: ofNow(shareOf, (value, _view, { format }) => format.percent(value)),
  revenue: ofNow(({ revenue }) => revenue, inMoney),
  money: ofNow(({ medianMonetary }) => medianMonetary, inMoney),
  repurchase: {
    value: ({ then }) => (then && then.customers > 0 ? then.ordered / then.customers : null),
    write: (value, _view, { format }) => format.percent(value, 0),
    texts: ({ then }, _view, { format }) => {
      if (then && isHeldBack(then.customers)) return [HELD_BACK_MARK, ''];
      return then && then.customers > 0
        ? [format.percent(then.ordered / then.customers, 0), `n ${format.number(then.customers)}`]
        : ['–', ''];
    },
    label: ({ r, f, then }, _view, { t, format }) =>
      t('rfm.backtest.cell', {
        r,
        f,
        ordered: countText(then?.ordered ?? 0, format),
        customers: countText(then?.customers ?? 0, format),
        share: then && then.customers > 0 ? format.percent(then.ordered / then.customers) : '–',
        low: format.percent(then?.low ?? 0),
        high: format.percent(then?.high ?? 1),
      }),
  },
};
