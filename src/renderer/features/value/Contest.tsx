import type { ContestView } from '#shared/contract/analysis.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './value.module.css';

/** How the models would have foretold past periods, beside two yardsticks that need no model. */
export function Contest({ view }: { view: ContestView }) {
  const words = useWords();
  const { t, format } = words;
  const { splits, winner, verdict, notes, model } = view;
  const period = splits[0];
  return (
    <div className={styles['stack']}>
      <div>
        <p className={verdict === 'model_wins' ? styles['note'] : styles['banner']} role="note">
          {t(`value.contest.${verdict}`, {
            winner: t(`value.contestant.${winner}`),
            model: t(`value.contestant.${model}`),
          })}
        </p>
        {notes.map((note) => (
          <p key={note} className={styles['note']}>
            {t(`value.contest.${note}`)}
          </p>
        ))}
        <SimpleTable table={rankingSpec(view, words)} />
        <p className={styles['note']}>
          {t('value.contest.measure', {
            days: view.horizonDays,
            periods: splits
              .map(({ from, to }) =>
                t('common.figure.period', { from: format.day(from), to: format.day(to) }),
              )
              .join('; '),
            n: format.number(period?.customers ?? 0),
          })}
          {view.drawnShare < 1 &&
            ` ${t('value.contest.drawn', { share: format.percent(view.drawnShare) })}`}
        </p>
      </div>
      <div>
        <h3>{t('value.contest.tenths', { model: t(`value.contestant.${model}`) })}</h3>
        <SimpleTable table={tenthsSpec(view, words)} />
        <p className={styles['note']}>{t('value.contest.tenthsNote')}</p>
      </div>
    </div>
  );
}

/** Contestants with their errors, the best first. */
function rankingSpec({ ranking }: ContestView, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('value.contest.contestant') },
      { label: t('value.contest.predicted'), numeric: true },
      { label: t('value.contest.actual'), numeric: true },
      { label: t('value.contest.total'), numeric: true },
      { label: t('value.contest.perCustomer'), numeric: true },
    ],
    rows: ranking.map((one) => [
      t(`value.contestant.${one.contestant}`),
      format.number(one.predicted, 0),
      format.number(one.actual, 0),
      one.aggregateError === null ? null : format.change(one.aggregateError),
      format.number(one.rootMeanSquareError, 3),
    ]),
  };
}

/** Foretold and made orders per customer by tenths of the forecast. */
function tenthsSpec({ deciles }: ContestView, { t, format }: Words): TableSpec {
  const mean = (value: number | null): string | null =>
    value === null ? null : format.number(value, 2);
  return {
    columns: [
      { label: t('value.contest.tenth') },
      { label: t('value.top.customers'), numeric: true },
      { label: t('value.contest.foretold'), numeric: true },
      { label: t('value.contest.made'), numeric: true },
    ],
    rows: deciles
      .map((tenth, index) => ({ ...tenth, index }))
      .filter(({ customers }) => customers > 0)
      .map(({ index, customers, predicted, actual }) => [
        format.number(index + 1),
        format.number(customers),
        mean(predicted),
        mean(actual),
      ]),
  };
}
