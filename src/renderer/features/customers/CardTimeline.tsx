import { useCallback } from 'react';
import type { CustomerCard as Card } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { timelineOption } from '../../charts/timeline.ts';
import styles from './customers.module.css';

/** Every order and refund of a customer on a time axis. */
export function CardTimeline({ card }: { card: Card }) {
  const { t, format } = useWords();
  const option = useCallback(
    (look: ChartLook) =>
      timelineOption(
        {
          entries: card.timeline.map(({ day, kind, amount, channel }) => ({
            day,
            kind,
            amount,
            text:
              t('customers.card.entry', {
                kind: t(`customers.card.${kind}`),
                day: format.day(day),
                amount: format.money(amount, card.money, true),
              }) + (channel === null ? '' : ` · ${channel}`),
          })),
          from: card.timeline.at(-1)?.day ?? card.asOf,
          to: card.asOf,
          orderLabel: t('customers.card.order'),
          refundLabel: t('customers.card.refund'),
          formatTick: (iso) => format.day(iso),
        },
        look,
      ),
    [card, t, format],
  );
  if (card.timeline.length === 0) return null;
  const caption = t('customers.card.timelineMeasure', { day: format.day(card.asOf) });
  return (
    <div>
      <h4>{t('customers.card.timeline')}</h4>
      <p className={styles['note']}>{caption}</p>
      <Chart option={option} description={caption} height={128} />
      {card.more > 0 && (
        <p className={styles['note']}>
          {t('customers.card.timelineMore', { shown: card.timeline.length, count: card.more })}
        </p>
      )}
    </div>
  );
}
