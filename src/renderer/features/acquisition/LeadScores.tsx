import { useCallback } from 'react';
import type { LeadScoresView } from '#shared/contract/leadScores.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { pairedBarsOption } from '../../charts/pairedBars.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import {
  bandsSpec,
  leadTenthsData,
  leadTenthsSpec,
  leadTestSpec,
  leadVerdict,
  openLeadsSpec,
  scorecardSpec,
} from './leadScoreSpecs.ts';
import styles from './acquisition.module.css';

/** Leads shown one by one; the table of the command line has all. */
const SHOWN = 25;
const COMMAND = 'perennial table lead_scores';

interface Props {
  readonly view: LeadScoresView;
}

/** Which open leads will order, where the score comes from, and whether it can be believed. */
export function LeadScores() {
  const scores = useContractQuery('acquisition.leadScores', {});
  return (
    <Answer query={scores} height={320}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => (
            <div className={styles['stack']}>
              <TestFigure view={view} />
              <div className={styles['columns']}>
                <ScorecardFigure view={view} />
                <div className={styles['stack']}>
                  <TenthsFigure view={view} />
                  <BandsFigure view={view} />
                </div>
              </div>
              {view.open.leads > 0 && <ListFigure view={view} />}
            </div>
          )}
        </Gated>
      )}
    </Answer>
  );
}

function TestFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const table = leadTestSpec(view, words);
  return (
    <FigureFrame
      title={t('leadScores.test.title')}
      caption={[
        t('leadScores.test.measure', {
          from: format.day(view.learnt.from),
          to: format.day(view.learnt.to),
          orders: format.number(view.learnt.orders),
          tested: view.tested.map((day) => format.day(day)).join(t('valueModels.list')),
          days: view.horizonDays,
        }),
        t('common.figure.n', { n: format.number(view.looked) }),
      ].join(' · ')}
      behind="none"
      measure="lead_scores"
      report="leads"
      table={table}
    >
      <p className={view.verdict === 'score_wins' ? styles['note'] : styles['banner']} role="note">
        {leadVerdict(view, words)}
      </p>
      <SimpleTable table={table} />
      <p className={styles['note']}>
        {format.sentences([
          t('leadScores.test.total', {
            predicted: format.number(view.predicted, 0),
            ordered: format.number(view.ordered),
            looked: format.number(view.looked),
          }),
          t('leadScores.test.brier', {
            brier: format.number(view.brier, 4),
            alike: format.number(view.brierAlike, 4),
          }),
          t('leadScores.test.note'),
        ])}
      </p>
    </FigureFrame>
  );
}

function TenthsFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => pairedBarsOption(leadTenthsData(view, words), look),
    [view, words],
  );
  const caption = [
    t('leadScores.tenths.measure'),
    t('common.figure.n', { n: format.number(view.looked) }),
  ].join(' · ');
  return (
    <FigureFrame
      title={t('leadScores.tenths.title')}
      caption={caption}
      behind="none"
      measure="lead_scores"
      report="leads"
      table={leadTenthsSpec(view, words)}
    >
      <Chart option={option} description={caption} height={220} />
    </FigureFrame>
  );
}

function ScorecardFigure({ view }: Props) {
  const words = useWords();
  const { t } = words;
  const table = scorecardSpec(view, words);
  return (
    <FigureFrame
      title={t('leadScores.card.title')}
      caption={t('leadScores.card.measure', { points: view.doublingPoints })}
      behind="none"
      measure="lead_scores"
      report="leads"
      table={table}
    >
      <SimpleTable table={table} />
      <p className={styles['note']}>{t('leadScores.card.note')}</p>
    </FigureFrame>
  );
}

function BandsFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { open, horizonDays } = view;
  const table = bandsSpec(view, words);
  return (
    <FigureFrame
      title={t('leadScores.open.title')}
      caption={[
        t('leadScores.open.measure', { days: horizonDays, asOf: format.day(view.run.asOf) }),
        t('common.figure.n', { n: format.number(open.leads) }),
      ].join(' · ')}
      behind="none"
      measure="lead_scores"
      report="leads"
      table={table}
    >
      {open.leads === 0 ? (
        <p className={styles['note']}>{t('leadScores.open.none')}</p>
      ) : (
        <SimpleTable table={table} />
      )}
      <p className={styles['note']}>
        {format.sentences([
          ...(open.leads === 0
            ? []
            : [
                t('leadScores.open.expected', {
                  expected: format.number(open.expected, 1),
                  leads: format.number(open.leads),
                  days: horizonDays,
                  low: format.number(open.low, 0),
                  high: format.number(open.high, 0),
                }),
              ]),
          t('leadScores.open.closed', {
            givenUp: format.number(view.givenUp),
            asleep: format.number(view.asleep),
            days: view.asleepDays,
          }),
        ])}
      </p>
    </FigureFrame>
  );
}

function ListFigure({ view }: Props) {
  const words = useWords();
  const { t, format } = words;
  const leads = useContractQuery('acquisition.openLeads', { offset: 0, limit: SHOWN });
  return (
    <Answer query={leads} height={320}>
      {(gated) => (
        <Gated gated={gated}>
          {({ total, rows }) => {
            const table = openLeadsSpec(rows, words);
            return (
              <FigureFrame
                title={t('leadScores.list.title')}
                caption={[
                  t('leadScores.list.measure', {
                    shown: format.number(rows.length),
                    total: format.number(total),
                    command: COMMAND,
                  }),
                  t('leadScores.open.measure', {
                    days: view.horizonDays,
                    asOf: format.day(view.run.asOf),
                  }),
                ].join(' · ')}
                behind="none"
                measure="lead_scores"
                report="person"
                table={table}
              >
                <SimpleTable table={table} />
              </FigureFrame>
            );
          }}
        </Gated>
      )}
    </Answer>
  );
}
