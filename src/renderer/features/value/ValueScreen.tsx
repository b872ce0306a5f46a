import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CalendarFigure } from './CalendarFigure.tsx';
import { Contest } from './Contest.tsx';
import { ClvFigure } from './ClvFigure.tsx';
import { LorenzFigure, TopFigure } from './Concentration.tsx';
import { ModelCard } from './ModelCard.tsx';
import { Realised } from './Realised.tsx';
import { Tiers } from './Tiers.tsx';
import styles from './value.module.css';

/** What customers have brought, how unequally, and what is still to come. */
export function ValueScreen() {
  const { t } = useWords();
  const value = useContractQuery('analysis.value', {});
  const settings = useContractQuery('settings.analysis', {});
  return (
    <Page title={t('value.title')} lead={t('value.question')}>
      <WithRun answers={t('value.empty.answer')} needs={t('value.empty.needs')}>
        {() => (
          <Answer query={value} height={640}>
            {({ run, realised, concentration, tiers, clv, contest, calendar }) => (
              <Stack>
                <div className={styles['columns']}>
                  <div className={styles['stack']}>
                    <Gated gated={realised}>
                      {(figures) => <Realised figures={figures} run={run} />}
                    </Gated>
                    {tiers.ok && (
                      <Tiers tiers={tiers.value} run={run} rules={settings.data?.stageRules} />
                    )}
                  </div>
                  {realised.ok && (
                    <Gated gated={concentration}>
                      {(figures) => (
                        <div className={styles['stack']}>
                          <LorenzFigure figures={figures} run={run} />
                          <TopFigure figures={figures} run={run} />
                        </div>
                      )}
                    </Gated>
                  )}
                </div>
                {realised.ok && (
                  <Section
                    title={t('value.clv.title', {
                      months: clv.ok
                        ? clv.value.horizonMonths
                        : (settings.data?.clv.horizonMonths ?? 12),
                    })}
                  >
                    <Gated gated={clv}>
                      {(view) => (
                        <div className={styles['columns']}>
                          <ClvFigure view={view} run={run} />
                          <ModelCard view={view} />
                        </div>
                      )}
                    </Gated>
                  </Section>
                )}
                <Section title={t('value.contest.title')}>
                  <Gated gated={contest}>{(view) => <Contest view={view} />}</Gated>
                </Section>
                {contest.ok && (
                  <Section title={t('calendar.section')}>
                    <Gated gated={calendar}>{(view) => <CalendarFigure view={view} />}</Gated>
                  </Section>
                )}
              </Stack>
            )}
          </Answer>
        )}
      </WithRun>
    </Page>
  );
}
