import { useCallback } from 'react';
import type { ContestView } from '#shared/contract/contest.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { pairedBarsOption } from '../../charts/pairedBars.ts';
import { trackingOption } from '../../charts/tracking.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import {
  contestMeasure,
  contestNotes,
  contestVerdict,
  isBelieved,
  rankingSpec,
  tenthsData,
  tenthsSpec,
  testedOf,
  trackingCaption,
  trackingData,
  trackingSpec,
  unrankedNotes,
} from './contestData.ts';
import styles from './value.module.css';

/** How the models would have foretold past periods, beside two yardsticks that need no model. */
export function Contest({ view }: { view: ContestView }) {
  const words = useWords();
  return (
    <div className={styles['stack']}>
      <div>
        <p className={isBelieved(view) ? styles['note'] : styles['banner']} role="note">
          {contestVerdict(view, words)}
        </p>
        {contestNotes(view, words).map((note) => (
          <p key={note} className={styles['note']}>
            {note}
          </p>
        ))}
      </div>
      <Ranking view={view} />
      <div className={styles['columns']}>
        <Tracking view={view} />
        <Tenths view={view} />
      </div>
    </div>
  );
}

/** The forecasts beside each other, the best first. */
export function Ranking({ view }: { view: ContestView }) {
  const words = useWords();
  const { t, format } = words;
  const table = rankingSpec(view, words);
  return (
    <FigureFrame
      title={t('valueModels.test.ranking')}
      caption={contestMeasure(view, words)}
      behind={testedOf(view)}
      measure="backtest"
      report={{ kind: 'value', show: 'ranking' }}
      table={table}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>
        {t('valueModels.test.explain', { level: format.percent(view.intervalLevel, 0) })}
      </p>
      {unrankedNotes(view, words).map((note) => (
        <p key={note} className={styles['note']}>
          {note}
        </p>
      ))}
    </FigureFrame>
  );
}

/** Purchases foretold and made, day by day. */
export function Tracking({ view }: { view: ContestView }) {
  const words = useWords();
  const { t } = words;
  const option = useCallback(
    (look: ChartLook) => trackingOption(trackingData(view, words), look),
    [view, words],
  );
  const caption = trackingCaption(view, words);
  return (
    <FigureFrame
      title={t('valueModels.test.tracking')}
      caption={caption}
      behind={testedOf(view)}
      measure="backtest"
      report={{ kind: 'value', show: 'tracking' }}
      table={trackingSpec(view, words)}
    >
      <Chart option={option} description={caption} height={240} />
      <p className={styles['note']}>{t('valueModels.test.trackingLine')}</p>
    </FigureFrame>
  );
}

/** Purchases foretold and made by tenths of the forecast. */
export function Tenths({ view }: { view: ContestView }) {
  const words = useWords();
  const { t } = words;
  const option = useCallback(
    (look: ChartLook) => pairedBarsOption(tenthsData(view, words), look),
    [view, words],
  );
  const caption = `${t('valueModels.test.tenthsCaption')} · ${t(`value.contestant.${view.model}`)}`;
  return (
    <FigureFrame
      title={t('valueModels.test.tenths')}
      caption={caption}
      behind={testedOf(view)}
      measure="backtest"
      report={{ kind: 'value', show: 'tenths' }}
      table={tenthsSpec(view, words)}
    >
      <Chart option={option} description={caption} height={240} />
      <p className={styles['note']}>{t('value.contest.tenthsNote')}</p>
    </FigureFrame>
  );
}
