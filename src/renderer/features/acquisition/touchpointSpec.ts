import type { TouchLine, TouchpointsView } from '#shared/contract/touchpoints.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';

/** The touchpoints with most interactions first, the others together, then all. */
export function touchpointSpec(view: TouchpointsView, words: Words): TableSpec {
  const { t } = words;
  const numeric = true;
  const { touchpoints, others, all } = view;
  return {
    columns: [
      { label: t('touchpoints.point') },
      { label: t('touchpoints.touches'), numeric },
      { label: t('touchpoints.open'), numeric },
      { label: t('touchpoints.observed'), numeric },
      { label: t('touchpoints.ordered'), numeric },
      { label: t('touchpoints.share'), numeric },
      { label: t('touchpoints.interval'), numeric },
    ],
    rows: [
      ...touchpoints.map((line) => [
        line.name === '' ? t('touchpoints.unnamed') : line.name,
        ...cellsOf(line, view, words),
      ]),
      ...(others
        ? [[t('touchpoints.others', { count: others.count }), ...cellsOf(others, view, words)]]
        : []),
      [t('touchpoints.all'), ...cellsOf(all, view, words)],
    ],
  };
}

function cellsOf(line: TouchLine, { least }: TouchpointsView, { t, format }: Words): string[] {
  const { touches, open, observed, ordered, share, low, high } = line;
  return [
    format.number(touches),
    format.number(open),
    format.number(observed),
    format.number(ordered),
    share === null
      ? t('touchpoints.fewer', { least: format.number(least) })
      : format.percent(share),
    low === null || high === null
      ? '–'
      : t('relation.interval', { low: format.percent(low), high: format.percent(high) }),
  ];
}
