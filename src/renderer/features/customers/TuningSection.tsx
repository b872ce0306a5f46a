import type { TuningView } from '#shared/contract/rfm.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Section } from '../../components/Page.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './customers.module.css';

/** Whether tuned cut points foretold later periods better than quantiles, period by period. */
export function TuningSection({ tuning }: { tuning: TuningView }) {
  const words = useWords();
  const { t, format } = words;
  const { verdict, folds, periodDays, leastGain } = tuning;
  const change = changeOfLoss(tuning);
  return (
    <Section title={t('rfm.tuning.title')}>
      <p role="note">
        {t(`rfm.tuning.${verdict}`, {
          days: periodDays,
          gain: format.percent(Math.max(0, -change)),
          change: format.change(change),
          least: format.percent(leastGain),
        })}
      </p>
      {folds.length > 0 && (
        <>
          <SimpleTable table={foldSpec(tuning, words)} />
          <p className={styles['note']}>{t('rfm.tuning.measure', { days: periodDays })}</p>
        </>
      )}
    </Section>
  );
}

/** Relative change of the log loss from quantiles to tuned cut points, all customers counted alike. */
function changeOfLoss({ folds }: TuningView): number {
  const sum = (kind: 'quantiles' | 'tuned'): number =>
    folds.reduce((total, fold) => total + fold.customers * fold[kind].logLoss, 0);
  return folds.length === 0 ? 0 : sum('tuned') / sum('quantiles') - 1;
}

function foldSpec({ folds }: TuningView, { t, format }: Words): TableSpec {
  const period = (from: string, to: string): string =>
    t('common.figure.period', { from: format.day(from), to: format.day(to) });
  return {
    columns: [
      { label: t('rfm.tuning.learnt') },
      { label: t('rfm.tuning.tested') },
      { label: t('rfm.tuning.customers'), numeric: true },
      { label: t('rfm.tuning.ordered'), numeric: true },
      { label: t('rfm.tuning.lossQuantiles'), numeric: true },
      { label: t('rfm.tuning.lossTuned'), numeric: true },
      { label: t('rfm.tuning.aucQuantiles'), numeric: true },
      { label: t('rfm.tuning.aucTuned'), numeric: true },
    ],
    rows: folds.map((fold) => [
      period(fold.learntFrom, fold.learntTo),
      period(fold.from, fold.to),
      format.number(fold.customers),
      format.percent(fold.ordered / Math.max(1, fold.customers)),
      format.number(fold.quantiles.logLoss, 4),
      format.number(fold.tuned.logLoss, 4),
      format.number(fold.quantiles.auc, 3),
      format.number(fold.tuned.auc, 3),
    ]),
  };
}
