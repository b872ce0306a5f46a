import type { RfmWeightsView } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { componentSpec, weightSpec, weightsCaption } from './weightTables.ts';
import styles from './value.module.css';

/** The ways to weigh the three scores beside each other, for reading alone: nothing can be set. */
export function WeightsFigure(props: {
  readonly view: RfmWeightsView;
  readonly weights: AnalysisSettings['rfm']['weights'];
}) {
  const { view, weights } = props;
  const words = useWords();
  const { t, format } = words;
  const { consistencyRatio, most } = view.ahp;
  const table = weightSpec(view, weights, weights.kind, words);
  return (
    <FigureFrame
      title={t('weights.title')}
      caption={weightsCaption(view, words)}
      measure="rfm_weights"
      table={table}
      report={{ kind: 'weights' }}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>{t(`weights.explain.${weights.kind}`)}</p>
      {weights.kind === 'ahp' && (
        <p className={styles['note']}>
          {t(consistencyRatio > most ? 'weights.ahp.contradict' : 'weights.ahp.agree', {
            ratio: format.number(consistencyRatio, 3),
            most: format.number(most, 2),
          })}
        </p>
      )}
      {view.pca.ok && (
        <>
          <h4>{t('weights.pca.title')}</h4>
          <SimpleTable table={componentSpec(view.pca.value, words)} />
          <p className={styles['note']}>
            {t(view.pca.value.sameDirection ? 'weights.pca.note' : 'weights.pca.against')}
          </p>
        </>
      )}
    </FigureFrame>
  );
}
