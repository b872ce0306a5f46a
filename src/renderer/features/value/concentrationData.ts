import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { LorenzData } from '../../charts/lorenz.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import type { ConcentrationFigures } from './valueTypes.ts';

/** The Lorenz curve with the top tenth and the top fifth marked. */
export function lorenzData(figures: ConcentrationFigures, { t, format }: Words): LorenzData {
  return {
    points: figures.lorenz,
    marks: figures.top
      .filter(({ share }) => share === 0.1 || share === 0.2)
      .map(({ share }) => ({
        customers: share,
        label: t('value.lorenz.mark', { share: format.percent(share, 0) }),
      })),
    equalityLabel: t('value.lorenz.equal'),
    customersAxis: t('value.lorenz.customers'),
    revenueAxis: t('value.lorenz.revenue'),
    format: (ratio) => format.percent(ratio, 0),
  };
}

/** Shares of the top customers as a table. */
export function topSpec(figures: ConcentrationFigures, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('value.top.group') },
      { label: t('value.top.customers'), numeric: true },
      { label: t('value.top.share'), numeric: true },
    ],
    rows: figures.top.map(({ share, customers, revenue }) => [
      t('value.top.row', { share: format.percent(share, 0) }),
      isHeldBack(customers) ? HELD_BACK_MARK : format.number(customers),
      isHeldBack(customers) ? HELD_BACK_MARK : format.percent(revenue),
    ]),
  };
}

/** Shares of customers that the source report names, and what it says that they bring. */
const CLAIMED = { few: 0.2, some: 0.3, many: 0.35, bring: 0.6 } as const;

/** What the source report claims of the best customers, beside what the best of these data bring. */
export function topClaims({ lorenz }: ConcentrationFigures, { t, format }: Words): string {
  const share = (part: number): string => format.percent(part, 0);
  // The curve has a point at every per cent of the customers, the lowest first.
  const brought = (part: number): string => {
    const point = lorenz.find(([customers]) => Math.abs(customers - (1 - part)) < 1e-9);
    return point ? format.percent(1 - point[1]) : t('common.state.unknown');
  };
  return format.sentences([
    t('common.claims.says', {
      text: t('value.top.claim', {
        few: share(CLAIMED.few),
        some: share(CLAIMED.some),
        many: share(CLAIMED.many),
        bring: share(CLAIMED.bring),
      }),
    }),
    t('value.top.own', {
      few: share(CLAIMED.few),
      some: share(CLAIMED.some),
      many: share(CLAIMED.many),
      byFew: brought(CLAIMED.few),
      bySome: brought(CLAIMED.some),
      byMany: brought(CLAIMED.many),
    }),
  ]);
}

/** The caption of the curve: measure, Gini, number of customers. */
export function lorenzCaption(
  figures: ConcentrationFigures,
  customers: number,
  { t, format }: Words,
): string {
  return [
    t('value.lorenz.measure', { gini: format.number(figures.gini, 3) }),
    t('common.figure.n', { n: format.number(customers) }),
  ].join(' · ');
}
