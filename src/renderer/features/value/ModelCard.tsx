import type { ClvView } from '#shared/contract/value.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './value.module.css';

/** The fitted models: parameters with intervals, fit, and what the data cannot tell. */
export function ModelCard({ view }: { view: ClvView }) {
  const words = useWords();
  const { t, known, format } = words;
  return (
    <section className={styles['fitted']}>
      <h3>{t('value.model.title')}</h3>
      {view.models.map((model) => (
        <FigureFrame
          key={model.model}
          title={t(`value.model.${model.model}`)}
          caption={modelFacts(model, words).join(' · ')}
          measure="clv"
          behind="none"
          report="printed"
          table={parameterSpec(model, words)}
        >
          <SimpleTable table={parameterSpec(model, words)} />
          {!model.converged && <p className={styles['warning']}>{t('value.model.no')}</p>}
          {model.notes.map((note) => (
            <p key={note} className={styles['note']}>
              {known(`modelNotes.${note}`)}
            </p>
          ))}
        </FigureFrame>
      ))}
      {view.frequencySpendCorrelation !== null && (
        <p className={styles['note']}>
          {format.sentences([
            t('value.model.correlation', {
              value: format.number(view.frequencySpendCorrelation, 2),
            }),
            t('value.model.correlationNote'),
          ])}
        </p>
      )}
    </section>
  );
}

type Model = ClvView['models'][number];

/** Parameters of a model with their intervals, four significant decimals. */
export function parameterSpec(model: Model, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('value.model.parameter') },
      { label: t('value.model.estimate'), numeric: true },
      { label: t('value.model.interval'), numeric: true },
    ],
    rows: model.parameters.map(({ name, estimate, low, high }) => [
      name,
      format.number(estimate, 4),
      low === null || high === null
        ? t('value.model.noInterval')
        : t('customers.card.interval', {
            low: format.number(low, 4),
            high: format.number(high, 4),
          }),
    ]),
  };
}

/** Fit of a model in short: likelihood, customers, unit, convergence. */
export function modelFacts(model: Model, { t, known, format }: Words): string[] {
  return [
    `${t('value.model.logLikelihood')} ${format.number(model.logLikelihood, 2)}`,
    `${t('value.model.n')} ${format.number(model.n)}`,
    // The spend model has no unit of time.
    ...(model.model !== 'gamma_gamma'
      ? [`${t('value.model.unit')} ${known(`value.unit.${model.unit}`, {}, model.unit)}`]
      : []),
    ...(model.converged ? [t('value.model.yes')] : []),
  ];
}
