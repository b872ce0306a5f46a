import { useId } from 'react';
import type { CustomerCard, CustomerNeed } from '#shared/contract/customers.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { Fact } from './Fact.tsx';
import styles from './customers.module.css';

/** What the customer buys: where it began, how broad it is, and the parts by their value. */
export function CardNeed({ card, need }: { card: CustomerCard; need: CustomerNeed }) {
  const words = useWords();
  const { t, format } = words;
  const heading = useId();
  const { kind, lines, breadth, products, more } = need;
  if (lines.length === 0) return <p className={styles['note']}>{t('need.none')}</p>;
  const valued = lines.some(({ amount }) => amount !== null);
  return (
    <>
      <dl className={styles['facts']}>
        <Fact name={t('need.first')}>{firstOf(need, words)}</Fact>
        <Fact name={t(kind === 'category' ? 'need.different' : 'need.different.product')}>
          {breadth.different === null || breadth.median === null
            ? t('common.state.unknown')
            : t('need.different.of', {
                count: format.number(breadth.different),
                median: format.number(breadth.median, Number.isInteger(breadth.median) ? 0 : 1),
              })}
        </Fact>
        {kind === 'category' && products !== null && (
          <Fact name={t('need.different.product')}>{format.number(products)}</Fact>
        )}
      </dl>
      <h4 id={heading}>
        {t(valued ? 'need.main' : 'need.main.orders', { kind: t(`need.${kind}`) })}
      </h4>
      <SimpleTable table={needTable(card, need, valued, words)} labelledBy={heading} />
      {more > 0 && <p className={styles['note']}>{t('need.more', { count: more })}</p>}
      <p className={styles['note']}>
        {format.sentences([
          t('need.note'),
          ...(kind === 'product' ? [t('need.noCategories')] : []),
        ])}
      </p>
    </>
  );
}

function firstOf({ first: { product, category } }: CustomerNeed, { t }: Words): string {
  if (product !== null && category !== null) return t('need.first.both', { product, category });
  return product ?? category ?? t('common.state.unknown');
}

function needTable(
  { money }: CustomerCard,
  { kind, lines }: CustomerNeed,
  valued: boolean,
  { t, format }: Words,
): TableSpec {
  const numeric = true;
  return {
    columns: [
      { label: t(`need.column.${kind}`) },
      { label: t('need.column.orders'), numeric },
      ...(valued ? [{ label: t('need.column.amount'), numeric }] : []),
      { label: t('need.column.share'), numeric },
      { label: t('need.column.last'), numeric },
    ],
    rows: lines.map(({ name, orders, amount, share, lastDay }) => [
      name === '' ? t('segments.unknownName') : name,
      format.number(orders),
      ...(valued ? [amount === null ? null : format.money(amount, money)] : []),
      share === null ? null : format.percent(share),
      format.day(lastDay),
    ]),
  };
}
