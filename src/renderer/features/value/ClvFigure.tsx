import { useCallback } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ClvView } from '#shared/contract/value.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { histogramOption } from '../../charts/histogram.ts';
import type { ChartLook } from '../../charts/look.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { MeasureTerm } from '../../components/MeasureTerm.tsx';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { alikeNote, clvHistogram, clvNumbers, freeOnlyNote, totalsNote } from './clvData.ts';
import styles from './value.module.css';

/** Expected value of all customers: totals, distribution, and what the number is not. */
export function ClvFigure({ view, run }: { view: ClvView; run: RunContext }) {
  const words = useWords();
  const { t } = words;
  const alike = alikeNote(view, words);
  return (
    <div>
      <NotFollowing />
      <dl className={styles['numbers']}>
        {clvNumbers(view, run, words).map(({ name, measure, value }) => (
          <div key={name}>
            <dt>
              <MeasureTerm measure={measure} name={name} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['underNumbers']}>{totalsNote(view, words)}</p>
      {alike !== undefined && (
        <p className={styles['banner']} role="note">
          {alike}
        </p>
      )}
      <ClvHistogram view={view} run={run} />
      {view.models[0]?.model === 'bgnbd' && (
        <p className={styles['note']}>
          <strong>{t('value.clv.oneTimeTitle')}</strong>{' '}
          {t('value.clv.oneTime', { months: view.horizonMonths })}
        </p>
      )}
    </div>
  );
}

/** How the expected value is spread over customers. */
export function ClvHistogram({ view, run }: { view: ClvView; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => histogramOption(clvHistogram(view, run, words), look),
    [view, run, words],
  );
  const caption = t('value.clv.histogramMeasure');
  const free = freeOnlyNote(view.customers, run.customers, words);
  return (
    <FigureFrame
      title={t('value.clv.histogram')}
      caption={[
        caption,
        t('value.clv.measure', { rate: format.percent(view.yearlyRate) }),
        t('common.figure.n', { n: format.number(view.customers) }),
      ].join(' · ')}
      measure="clv"
      report={{ kind: 'value', show: 'expected' }}
      behind={{ kind: 'known', field: 'clv' }}
      table={histogramSpec(view, run, words)}
    >
      <Chart option={option} description={caption} height={220} />
      {free !== undefined && <p className={styles['note']}>{free}</p>}
    </FigureFrame>
  );
}

function histogramSpec(view: ClvView, run: RunContext, { t, format }: Words): TableSpec {
  const { edges, counts } = view.histogram;
  const money = (edge: number | undefined): string => format.money(edge ?? 0, run.money);
  return {
    columns: [
      { label: t('value.clv.binFrom'), numeric: true },
      { label: t('value.clv.binTo'), numeric: true },
      { label: t('value.top.customers'), numeric: true },
    ],
    rows: counts.map((count, bin) => [
      money(edges[bin]),
      bin === counts.length - 1 ? '∞' : money(edges[bin + 1]),
      format.number(count),
    ]),
  };
}
