import type { RfmView } from '#shared/contract/analysis.ts';
import type { Words } from '../../app/LanguageProvider.tsx';

/** The cut points of the scores as sentences, printed under the grid. */
export function cutLines(view: RfmView, { t, format }: Words): string[] {
  const { levels, cuts, run } = view;
  const join = (values: readonly string[]): string => values.join(' | ');
  const lines = [
    t('customers.grid.cutsRecency', {
      levels,
      cuts: join([...cuts.recency].reverse().map((days) => `≤ ${format.number(days)}`)),
    }),
    t('customers.grid.cutsFrequency', {
      levels,
      cuts: join(cuts.frequency.map((orders) => `≥ ${format.number(orders)}`)),
    }),
  ];
  if (run.hasAmounts) {
    lines.push(
      t('customers.grid.cutsMonetary', {
        levels,
        cuts: join(cuts.monetary.map((amount) => `≥ ${format.money(amount, run.money)}`)),
      }),
    );
  }
  return lines;
}

/** Which dimension has fewer scores than asked for, and why; and who has none. */
export function fewerLevels(view: RfmView, { t }: Words): string[] {
  const lines = (['recency', 'frequency', 'monetary'] as const).flatMap((dimension) => {
    const found = view.levelsFound[dimension];
    if (found >= view.levels || (dimension === 'monetary' && !view.run.hasAmounts)) return [];
    return t('customers.grid.fewerLevels', {
      dimension: dimension.charAt(0).toUpperCase(),
      found,
      asked: view.levels,
    });
  });
  return view.unscored > 0
    ? [...lines, t('customers.grid.unscored', { count: view.unscored })]
    : lines;
}
