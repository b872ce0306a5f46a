import type { CustomerCard as Card } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Gated } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { Fact } from './Fact.tsx';
import styles from './customers.module.css';

/** What a customer is expected to order and to bring, with intervals. */
export function CardOutlook({ card }: { card: Card }) {
  const { t, format } = useWords();
  const value = useContractQuery('analysis.value', {});
  const alike = value.data?.clv.ok === true && value.data.clv.value.alike;
  return (
    <div>
      <Gated gated={card.outlook}>
        {(outlook) => (
          <>
            <h4>{t('customers.card.outlook', { months: outlook.horizonMonths })}</h4>
            <dl className={styles['facts']}>
              <Fact name={t('customers.card.outlookOrder')}>{format.percent(outlook.pOrder)}</Fact>
              <Fact name={t('customers.card.outlookOrders')}>
                {format.number(outlook.expectedOrders, 2)}
                {' · '}
                {t('customers.card.interval', {
                  low: format.number(outlook.expectedOrdersLow, 2),
                  high: format.number(outlook.expectedOrdersHigh, 2),
                })}
              </Fact>
              <Fact name={t('customers.card.outlookClv')}>
                {format.money(outlook.clv, card.money)}
                {' · '}
                {t('customers.card.interval', {
                  low: format.money(outlook.clvLow, card.money),
                  high: format.money(outlook.clvHigh, card.money),
                })}
              </Fact>
              {card.row.orders > 1 && (
                <Fact name={t('customers.card.pAlive')}>{format.percent(outlook.pAlive)}</Fact>
              )}
            </dl>
            <p className={styles['note']}>{t('customers.card.intervalNote')}</p>
            {alike && <p className={styles['note']}>{t('valueTotals.alikeCard')}</p>}
            {card.row.orders <= 1 && (
              <p className={styles['note']}>{t('customers.card.pAliveNote')}</p>
            )}
          </>
        )}
      </Gated>
    </div>
  );
}
