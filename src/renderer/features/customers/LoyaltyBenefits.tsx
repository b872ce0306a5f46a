import { Anchor } from '@mantine/core';
import type { LoyaltyView } from '#shared/contract/rfm.ts';
import type { RunContext } from '#shared/contract/run.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { useHref } from '../../app/useRoute.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './customers.module.css';

type Benefits = NonNullable<LoyaltyView['benefits']>;

interface Props {
  readonly benefits: Benefits;
  readonly run: RunContext;
}

/** What the benefits of each loyalty tier cost, against what its members contribute. */
export function LoyaltyBenefits({ benefits, run }: Props) {
  const words = useWords();
  const { t, format } = words;
  const table = benefitsSpec(benefits, run, words);
  const href = useHref();
  const uncosted = benefits.tiers.every(({ cost }) => cost === null);
  const unserved = benefits.tiers.some(({ served }) => served === null);
  const members = benefits.tiers.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <FigureFrame
      title={t('benefits.title')}
      caption={[
        t('benefits.measure', { from: format.day(benefits.from), to: format.day(benefits.to) }),
        t('common.figure.n', { n: format.number(members) }),
      ].join(' · ')}
      report="money"
      measure="loyalty_benefits"
      table={table}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>
        {t(unserved ? 'benefits.noTerms' : 'benefits.before')}{' '}
        {unserved && (
          <Anchor inherit underline="always" href={href('value', { part: 'expected' })}>
            {t('benefits.setTerms')}
          </Anchor>
        )}
      </p>
      {uncosted && (
        <p className={styles['note']}>
          {t('benefits.noCost')}{' '}
          <Anchor inherit underline="always" href={href('settings')}>
            {t('benefits.set')}
          </Anchor>
        </p>
      )}
    </FigureFrame>
  );
}

/** Tiers line by line, the total last; a sum with an unknown part is unknown. */
export function benefitsSpec({ tiers }: Benefits, run: RunContext, words: Words): TableSpec {
  const { t, format } = words;
  const money = (minor: number | null): string =>
    minor === null ? t('common.state.unknown') : format.moneyCompact(minor, run.money);
  const sum = (of: (tier: Benefits['tiers'][number]) => number | null): number | null =>
    tiers.reduce<number | null>((total, tier) => {
      const part = of(tier);
      return total === null || part === null ? null : total + part;
    }, 0);
  const total = {
    name: t('benefits.total'),
    customers: sum((tier) => tier.customers) ?? 0,
    net: sum((tier) => tier.net) ?? 0,
    served: sum((tier) => tier.served),
    cost: sum((tier) => tier.cost),
    after: sum((tier) => tier.after),
  };
  const lines = [...tiers.map((tier) => ({ ...tier, name: t(`rfm.tier.${tier.id}`) })), total];
  return {
    columns: [
      { label: t('benefits.tier') },
      ...(['members', 'net', 'contribution', 'cost', 'share', 'after'] as const).map((id) => ({
        label: t(`benefits.${id}`),
        numeric: true,
      })),
    ],
    rows: lines.map(({ name, customers, net, served, cost, after }) => [
      name,
      format.number(customers),
      money(net),
      money(served),
      money(cost),
      served === null || cost === null || served <= 0 ? null : format.percent(cost / served),
      money(after),
    ]),
    behind: [
      ...tiers.map(({ id }): SegmentRule => ({ kind: 'choice', field: 'loyalty', values: [id] })),
      null,
    ],
  };
}
