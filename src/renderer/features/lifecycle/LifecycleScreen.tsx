import { SegmentedControl } from '@mantine/core';
import { STAGE_SCHEME_IDS, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import { MigrationFigure } from './MigrationFigure.tsx';
import { StageMonths } from './StageMonths.tsx';
import { StageRulesText } from './StageRulesText.tsx';
import { StagesNow } from './StagesNow.tsx';

/** In which stage customers are under one of four schemes, by month, and where they move. */
export function LifecycleScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const scheme = schemeOf(query['scheme']);
  const stages = useContractQuery('analysis.stages', { scheme });
  return (
    <Page
      title={t('lifecycle.title')}
      lead={t('lifecycle.question')}
      actions={
        <SegmentedControl
          aria-label={t('lifecycle.scheme')}
          value={scheme}
          onChange={(value) => navigate('lifecycle', { scheme: value }, { replace: true })}
          data={STAGE_SCHEME_IDS.map((id) => ({ value: id, label: t(`terms.scheme.${id}`) }))}
        />
      }
    >
      <WithRun answers={t('lifecycle.empty.answer')} needs={t('lifecycle.empty.needs')}>
        {() => (
          <Answer query={stages} height={640}>
            {(gated) => (
              <Gated gated={gated}>
                {(view) => (
                  <Stack>
                    <div className={styles['columns']}>
                      <StagesNow view={view} />
                      <StageMonths view={view} />
                    </div>
                    <div className={styles['movement']}>
                      <MigrationFigure scheme={scheme} />
                      <StageRulesText view={view} />
                    </div>
                  </Stack>
                )}
              </Gated>
            )}
          </Answer>
        )}
      </WithRun>
    </Page>
  );
}

/** The scheme that an address names; time, which needs orders alone, by default. */
export function schemeOf(text: string | undefined): StageScheme {
  return STAGE_SCHEME_IDS.find((id) => id === text) ?? 'time';
}
