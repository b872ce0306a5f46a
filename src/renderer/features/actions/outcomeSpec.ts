import type { ActionOutcome, Ordered } from '#shared/contract/actions.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** What the customers of an action did, beside the same customers before it. */
export function outcomeSpec(outcome: ActionOutcome, words: Words): TableSpec {
  const { t, format } = words;
  const { after, before, money, hasAmounts } = outcome;
  const row = (label: string, write: (ordered: Ordered) => string): (string | null)[] => [
    label,
    before ? write(before) : null,
    write(after),
  ];
  const percent = (value: number): string => format.percent(value);
  return {
    columns: [
      { label: t('actions.outcome.what') },
      { label: t('actions.outcome.before'), numeric: true },
      { label: t('actions.outcome.after'), numeric: true },
    ],
    rows: [
      row(t('actions.outcome.days'), ({ from, to }) =>
        t('actions.outcome.span', { from: format.day(from), to: format.day(to) }),
      ),
      row(t('actions.outcome.customers'), ({ customers }) => format.number(customers)),
      row(t('actions.outcome.share'), ({ share }) => (share ? percent(share.value) : '–')),
      row(t('actions.outcome.interval'), ({ share }) =>
        share
          ? t('actions.outcome.range', { low: percent(share.low), high: percent(share.high) })
          : '–',
      ),
      row(t('actions.outcome.orders'), ({ orders }) => format.number(orders)),
      ...(hasAmounts
        ? [row(t('actions.outcome.revenue'), ({ revenue }) => format.money(revenue, money, true))]
        : []),
    ],
  };
}
