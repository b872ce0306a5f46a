import type { RunContext } from '#shared/contract/run.ts';
import type { FourModelsView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { freeOnlyNote } from './clvData.ts';
import { modelCards, modelsSpec, type ModelCardText } from './modelCards.ts';
import styles from './value.module.css';

/** The four value models side by side, each with what it counts and what it cannot know. */
export function FourModels({ models, run }: { models: FourModelsView; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const { probabilistic, inputs } = models;
  const modelled = probabilistic.ok ? probabilistic.value.customers : inputs.customers;
  const free = freeOnlyNote(modelled, inputs.customers, words);
  return (
    <FigureFrame
      title={t('valueModels.models.title')}
      caption={`${t('valueModels.models.caption')} · ${t('common.figure.n', { n: format.number(inputs.customers) })}`}
      measure="value_models"
      report={{ kind: 'fourModels' }}
      table={modelsSpec(models, run, words)}
    >
      {inputs.margin === null && (
        <p className={styles['banner']} role="note">
          {format.sentences([
            t('valueModels.ltv.note'),
            t('valueModels.ltv.enter', { section: t('valueModels.inputs.title') }),
          ])}
        </p>
      )}
      <ModelCards cards={modelCards(models, run, words)} />
      {free !== undefined && <p className={styles['note']}>{free}</p>}
      <p className={styles['note']}>
        {format.sentences([
          t('valueModels.models.age', {
            time: format.time(run.createdAt),
            day: format.day(run.asOf),
          }),
          ...(run.stale ? [t('valueModels.models.old')] : []),
        ])}
      </p>
      <p className={styles['note']}>{t('valueModels.models.note')}</p>
    </FigureFrame>
  );
}

function ModelCards({ cards }: { cards: readonly ModelCardText[] }) {
  return (
    <ol className={styles['cards']}>
      {cards.map((card) => (
        <li key={card.id} className={styles['card']}>
          <h3>{card.title}</h3>
          <p className={styles['note']}>{card.how}</p>
          {card.tag !== null && card.value !== null && (
            <span className={styles['tag']}>{card.tag}</span>
          )}
          {card.value !== null && <p className={styles['big']}>{card.value}</p>}
          {card.lines.map((line) => (
            <p key={line} className={styles['line']}>
              {line}
            </p>
          ))}
          {card.missing !== null && <p className={styles['missing']}>{card.missing}</p>}
        </li>
      ))}
    </ol>
  );
}
