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
  const write = (value: number): string =>
    dimension === 'monetary' ? format.money(value, money) : format.number(value);
  const value = {
    recency: row.recencyDays ?? 0,
    frequency: row.orders,
    monetary: row.netRevenue,
  }[dimension];
  const range =
    least === null
      ? t('customerCard.range.most', { most: write(most ?? value) })
      : most === null
        ? t('customerCard.range.least', { least: write(least) })
        : t('customerCard.range.between', { least: write(least), most: write(most) });
  return (
    <Fact name={t(`customerCard.score.${dimension}`)}>
      {t('customerCard.score.of', { score })}
      {' · '}
      {t(`customerCard.reason.${dimension}`, { value: write(value), range })}
    </Fact>
  );
}
