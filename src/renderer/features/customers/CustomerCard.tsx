import type { CustomerCard as Card } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { customerName } from '../../components/customerName.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CardPanels } from './CardPanels.tsx';
import styles from './customers.module.css';

/** What the customer of a row is called, as far as it may be shown now. */
export function CardTitle({ index }: { index: number }) {
  const { t } = useWords();
  const id = useContractQuery('customers.card', { index }).data?.row.id;
  return t('customers.card.title', { id: id === undefined ? '…' : customerName(id) });
}

/** One customer in the drawer: state with its days, and what is known in five groups. */
export function CustomerCard({ index }: { index: number }) {
  const card = useContractQuery('customers.card', { index });
  return (
    <Answer query={card} height={480}>
      {(value) => (
        <div className={styles['card']}>
          <StateLine card={value} />
          <States card={value} />
          <CardPanels card={value} />
        </div>
      )}
    </Answer>
  );
}

function StateLine({ card }: { card: Card }) {
  const { t, known, format } = useWords();
  const stage = card.stages['time'];
  const day = format.day(card.asOf);
  if (card.row.recencyDays === null || stage === undefined || stage === null) {
    return <p className={styles['lead']}>{t('customers.card.stateNone', { day })}</p>;
  }
  return (
    <p className={styles['lead']}>
      {t('customers.card.state', {
        stage: known(`terms.stage.${stage}`),
        ago: t('common.count.days', { count: card.row.recencyDays }),
        day,
      })}
    </p>
  );
}

/** From the first contact to the day of being lost; days ahead say so. */
function States({ card }: { card: Card }) {
  const { t, format } = useWords();
  if (card.states.length === 0) return null;
  return (
    <div>
      <ol className={styles['states']}>
        {card.states.map(({ id, day, reached }) => (
          <li key={id} data-reached={reached}>
            <span className={styles['note']}>{t(`customerCard.state.${id}`)}</span>
            <span>
              {day === null
                ? t('customerCard.state.unknown')
                : reached
                  ? format.day(day)
                  : t('customerCard.state.ahead', { day: format.day(day) })}
            </span>
          </li>
        ))}
      </ol>
      {!card.beside.kinds.includes('leads') && card.beside.firstContact === null && (
        <p className={styles['note']}>{t('customerCard.fill.leads')}</p>
      )}
    </div>
  );
}
