import { Button } from '@mantine/core';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer } from '../../components/Answer.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { Earlier, ErrorState, StaleBar } from '../../components/states.tsx';
import { useIsAnalysing } from '../../components/useIsAnalysing.ts';
import { useContractQuery, useJob, useJobs } from '../../rpc/hooks.ts';
import { hasEnded } from '../../rpc/jobStore.ts';
import { LoopBoard } from '../actions/LoopBoard.tsx';
import { AnswerTiles } from './AnswerTiles.tsx';
import { CacTile } from './CacTile.tsx';
import { Changes } from './Changes.tsx';
import { Findings } from './Findings.tsx';
import { FirstRun } from './FirstRun.tsx';
import styles from './Home.module.css';
import { HealthPanel } from './HealthPanel.tsx';
import { KpiTile } from './KpiTile.tsx';
import { LoopModules } from './LoopModules.tsx';
import { SetupList } from './SetupList.tsx';

/** Screen 1: what changed, what to do. */
export function HomeScreen() {
  const { t } = useWords();
  const batches = useContractQuery('imports.batches', {});
  const current = useContractQuery('analysis.current', {});
  const demo = useJobs().find((job) => job.method === 'workspace.openDemo' && !hasEnded(job));
  if (demo) return <Page title={t('home.filling.title')} lead={t('home.filling.lead')} />;
  return (
    <Answer query={batches} height={480}>
      {(all) => (
        <Answer query={current} height={480}>
          {(run) => {
            if (run) return <Overview />;
            return all.some(({ state }) => state === 'complete') ? (
              <NotComputed />
            ) : (
              <Page title={t('home.first.title')} lead={t('home.first.lead')}>
                <FirstRun />
              </Page>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

/** Data are there, but no run yet. */
function NotComputed() {
  const { t } = useWords();
  const run = useJob('analysis.run');
  return (
    <Page title={t('home.notComputed.title')} lead={t('home.notComputed.lead')}>
      {run.job && run.running ? (
        <JobBar job={run.job} onCancel={run.cancel} />
      ) : (
        <div>
          <Button size="sm" onClick={() => void run.start({})}>
            {t('home.notComputed.start')}
          </Button>
        </div>
      )}
      {run.error && <ErrorState error={run.error} />}
    </Page>
  );
}

function Overview() {
  const { t, format } = useWords();
  const { filter } = useFilter();
  const isAnalysing = useIsAnalysing();
  const overview = useContractQuery('analysis.overview', { filter });
  return (
    <Answer query={overview} height={520}>
      {(data) => (
        <Page
          title={t('home.title')}
          lead={t('home.lead', {
            from: format.day(data.period.from),
            to: format.day(data.period.to),
            previousFrom: format.day(data.previousPeriod.from),
            previousTo: format.day(data.previousPeriod.to),
          })}
        >
          {data.run.stale && <StaleBar createdAt={data.run.createdAt} />}
          <Earlier isSaid active={data.run.stale && isAnalysing}>
            <div className={styles['columns']}>
              <div className={styles['main']}>
                <div className={styles['tiles']}>
                  {data.kpis.map((kpi) => (
                    <KpiTile key={kpi.id} kpi={kpi} overview={data} />
                  ))}
                  <CacTile overview={data} />
                  <AnswerTiles />
                </div>
                {!data.lastMonthComplete && (
                  <p className={styles['note']}>{t('home.unfinishedMonth')}</p>
                )}
                <HealthPanel health={data.health} />
                <Loop />
              </div>
              <aside className={styles['side']}>
                <Changes overview={data} />
                <Section title={t('home.findings.title')}>
                  <NotFollowing what="links" />
                  <Findings findings={data.findings} run={data.run} />
                </Section>
                <Section title={t('home.setup.title')}>
                  <SetupList />
                </Section>
              </aside>
            </div>
          </Earlier>
        </Page>
      )}
    </Answer>
  );
}

/** Where the loop stands and what is done about it; the page is useful before this is read. */
function Loop() {
  const actions = useContractQuery('actions.list', {});
  return (
    <Answer query={actions} height={160}>
      {(all) => (
        <>
          <LoopModules all={all} />
          <LoopBoard all={all} />
        </>
      )}
    </Answer>
  );
}
