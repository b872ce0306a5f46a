import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { observedRule } from '../../components/behindRules.ts';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { channelBehind, channelName } from './acquisitionSpecs.ts';

/** Customers below which a share is not shown. */
const FEWEST_CUSTOMERS = 10;

/** Prices of clicks and leads by channel, beside what is charged for them. */
export function priceSpec(view: AcquisitionView, words: Words): TableSpec {
  const { t, format } = words;
  const price = (value: number | null): string | null =>
    value === null ? null : format.money(value, view.money, true);
  const count = (value: number | null): string | null =>
    value === null ? null : format.number(value);
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('channels.prices.basis') },
      { label: t('channels.prices.clicks'), numeric: true },
      { label: t('channels.prices.clickRate'), numeric: true },
      { label: t('channels.prices.cpc'), numeric: true },
      { label: t('channels.prices.leads'), numeric: true },
      { label: t('channels.prices.cpl'), numeric: true },
    ],
    rows: view.channels.flatMap((line) => {
      const { prices } = line;
      if (!prices || (prices.byBasis.length === 0 && prices.clicks === null)) return [];
      return [
        [
          channelName(line, words),
          prices.byBasis.map(({ basis }) => t(`channels.basis.${basis}`)).join(' · '),
          count(prices.clicks),
          prices.clickRate === null ? null : format.percent(prices.clickRate),
          price(prices.cpc),
          count(prices.leads),
          price(prices.cpl),
        ],
      ];
    }),
  };
}

/** Days after the first order within which another is a return. */
const RETURN_DAYS = 90;

/** The customers whom stickiness and early loss are of. */
export function observedOf({ run }: AcquisitionView): SegmentRule {
  return observedRule(run.asOf, RETURN_DAYS);
}

/** Stickiness and early loss by channel, all together at the end. */
export function loyaltySpec(view: AcquisitionView, words: Words): TableSpec {
  const { t, format } = words;
  type Figures = AcquisitionView['total'];
  const loss = ({ customers, lost }: Figures['newestLoss']): string | null =>
    customers < FEWEST_CUSTOMERS ? null : format.percent(lost / customers);
  const cells = (line: Figures): (string | null)[] => [
    format.number(line.observed),
    line.stickiness === null || line.observed < FEWEST_CUSTOMERS
      ? null
      : format.number(line.stickiness, 2),
    format.number(line.newestLoss.customers),
    loss(line.newestLoss),
    loss(line.earlierLoss),
  ];
  const lines = view.channels.filter(({ customers }) => customers > 0);
  const observed = observedOf(view);
  return {
    columns: [
      { label: t('acquisition.table.channel') },
      { label: t('channels.loyalty.observed'), numeric: true },
      { label: t('channels.loyalty.stickiness'), numeric: true },
      { label: t('channels.loyalty.newestN'), numeric: true },
      { label: t('channels.loyalty.newest'), numeric: true },
      { label: t('channels.loyalty.earlier'), numeric: true },
    ],
    rows: [
      ...lines.map((line) => [channelName(line, words), ...cells(line)]),
      [t('acquisition.table.total'), ...cells(view.total)],
    ],
    behind: [...lines.map((line) => allOf([channelBehind(line), observed])), observed],
  };
}
