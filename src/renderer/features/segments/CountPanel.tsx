import type { SegmentCount } from '#shared/contract/segments.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { SizeFacts } from './SizeFacts.tsx';
import styles from './segments.module.css';

/** A part of the rule and what the rule would hold without it. */
export interface Obstacle {
  readonly key: string;
  readonly name: string;
  readonly without: number;
  readonly drop: () => void;
}

/** How many customers a rule holds, and what keeps them out when it is nobody. */
export function CountPanel(props: {
  readonly count: SegmentCount;
  readonly hasAmounts: boolean;
  readonly isLate: boolean;
  readonly obstacles: readonly Obstacle[];
}) {
  const { count, hasAmounts, isLate, obstacles } = props;
  const { t } = useWords();
  const { customers } = count.chosen;
  return (
    <div className={styles['count']} data-earlier={isLate} aria-busy={isLate}>
      <div role="status">
        <SizeFacts
          size={count.chosen}
          all={count.all}
          money={count.money}
          hasAmounts={hasAmounts}
          large
        />
        {customers > 0 && customers < 10 && (
          <p className={styles['warn']}>{t('segmentBuilder.small', { count: customers })}</p>
        )}
        {customers === 0 && <p className={styles['warn']}>{t('segmentBuilder.nobody')}</p>}
      </div>
      {customers === 0 && obstacles.length > 0 && (
        <ol className={styles['obstacles']}>
          {obstacles.map(({ key, name, without, drop }) => (
            <li key={key}>
              <button type="button" className={styles['link']} onClick={drop}>
                {t('customers.none.without', { name })}
              </button>{' '}
              {t('common.count.customers', { count: without })}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
