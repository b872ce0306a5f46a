import type { RfmView } from '#shared/contract/rfm.ts';
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
  return view.limits === null ? lines : [...lines, limitLine(view, view.limits, { t, format })];
}

/** The limits that were set or tuned: what lies between them may be empty in the data. */
function limitLine(
  { method, run }: RfmView,
  limits: NonNullable<RfmView['limits']>,
  { t, format }: Pick<Words, 't' | 'format'>,
): string {
  const join = (values: readonly number[], write: (value: number) => string): string =>
    values.length === 0 ? '–' : values.map(write).join(' | ');
  return t(method === 'tuned' ? 'rfm.limits.tuned' : 'rfm.limits.fixed', {
    recency: join(limits.recencyDays, (days) => format.number(days)),
    frequency: join(limits.frequency, (orders) => format.number(orders)),
    monetary: join(limits.monetary, (amount) => format.money(amount, run.money)),
  });
}

/** Which dimension has fewer scores than asked for, and why; and who has none. */
export function fewerLevels(view: RfmView, { t }: Words): string[] {
  const lines = (['recency', 'frequency', 'monetary'] as const).flatMap((dimension) => {
    const found = view.levelsFound[dimension];
    if (found >= view.levels || (dimension === 'monetary' && !view.run.hasAmounts)) return [];
    return t(`rfm.fewer.${view.limits === null ? 'quantiles' : view.method}`, {
      dimension: dimension.charAt(0).toUpperCase(),
      found,
      asked: view.levels,
    });
  });
  return view.unscored > 0
    ? [...lines, t('customers.grid.unscored', { count: view.unscored })]
    : lines;
}
