import type { SegmentSize } from '#shared/contract/segmentCompare.ts';
import type { MoneyUnit } from '#shared/domain/money.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import styles from './segments.module.css';

/** Customers, share, orders and net revenue of a segment. */
export function SizeFacts(props: {
  readonly size: SegmentSize;
  /** What the shares are of. */
  readonly all: SegmentSize;
  readonly money: MoneyUnit;
  readonly hasAmounts: boolean;
  readonly large?: boolean;
}) {
  const { size, all, money, hasAmounts, large = false } = props;
  const { t, format } = useWords();
  const share = (part: number, of: number): string => (of > 0 ? format.percent(part / of) : '–');
  return (
    <>
      <p className={large ? styles['big'] : styles['strong']}>
        {t('common.count.customers', { count: size.customers })}
        <span className={styles['faint']}>
          {' '}
          {t('segmentBuilder.ofAll', {
            share: share(size.customers, all.customers),
            all: format.number(all.customers),
          })}
        </span>
      </p>
      <p className={styles['faint']}>
        {t('segmentBuilder.orders', {
          orders: format.number(size.orders),
          share: share(size.orders, all.orders),
        })}
        {hasAmounts &&
          ` · ${t('segmentBuilder.revenue', {
            revenue: format.money(size.revenue, money),
            share: share(size.revenue, all.revenue),
          })}`}
      </p>
    </>
  );
}
