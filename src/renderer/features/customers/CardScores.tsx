import type { CustomerCard as Card } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { classInk } from '../../charts/stageInk.ts';
import { Swatch } from '../../charts/Swatch.tsx';
import { Fact } from './Fact.tsx';
import styles from './customers.module.css';

type Reason = NonNullable<Card['scores']>[number];

/** Scores and classes, each score with the value behind it and the range that it stands for. */
export function CardScores({ card }: { card: Card }) {
  const { t, known } = useWords();
  const mode = useScheme();
  const classes = [
    ['class12', card.row.class12],
    ['class8', card.class8],
  ] as const;
  return (
    <div>
      <h4>{t('customers.card.scores')}</h4>
      {card.scores === null ? (
        <p>{t('customers.card.notScored')}</p>
      ) : (
        <dl className={styles['facts']}>
          {card.scores.map((reason) => (
            <Score key={reason.dimension} card={card} reason={reason} />
          ))}
          {classes.map(([scheme, id]) => (
            <Fact key={scheme} name={t(`customers.card.${scheme}`)}>
              {id === null ? (
                t('customers.card.notScored')
              ) : (
                <>
                  <Swatch colour={classInk(scheme, id, mode)} />
                  {known(`terms.${scheme}.${id}`)}
                </>
              )}
            </Fact>
          ))}
        </dl>
      )}
    </div>
  );
}

function Score({ card, reason }: { card: Card; reason: Reason }) {
  const { t, format } = useWords();
  const { dimension, score, least, most } = reason;
  const { row, money } = card;
  // To the last digit: a value of 29.60 would seem to lie above a limit of 29.50.
  const write = (value: number): string =>
    dimension === 'monetary' ? format.money(value, money, true) : format.number(value);
  const value = {
    recency: row.recencyDays ?? 0,
    frequency: row.orders,
    monetary: row.netRevenue,
  }[dimension];
  const counted = {
    recency: t('common.count.days', { count: value }),
    frequency: t('common.count.orders', { count: value }),
    monetary: write(value),
  }[dimension];
  const rangeText = (): string => {
    if (least === null) return t('customerCard.range.most', { most: write(most ?? value) });
    if (most === null) return t('customerCard.range.least', { least: write(least) });
    if (least === most) return write(least);
    return t('customerCard.range.between', { least: write(least), most: write(most) });
  };
  return (
    <Fact name={t(`customerCard.score.${dimension}`)}>
      {t('customerCard.score.of', { score, of: reason.of })}
      {' · '}
      {t(`customerCard.reason.${dimension}`, { value: counted, range: rangeText() })}
    </Fact>
  );
}
