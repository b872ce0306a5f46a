import type { CohortsView } from '#shared/contract/analysis.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CohortFigure } from './CohortFigure.tsx';
import { CurvesFigure } from './CurvesFigure.tsx';
import styles from './retention.module.css';

/** Below this number of months of first orders there is no table of cohorts to read. */
const LEAST_COHORTS = 3;

/** How many customers come back: cohorts by month of the first order, and their curves. */
export function RetentionScreen() {
  const { t } = useWords();
  const cohorts = useContractQuery('analysis.cohorts', {});
  return (
    <Page title={t('retention.title')} lead={t('retention.question')}>
      <WithRun answers={t('retention.empty.answer')} needs={t('retention.empty.needs')}>
        {() => (
          <Answer query={cohorts} height={640}>
            {(gated) => <Gated gated={gated}>{(view) => <Figures view={view} />}</Gated>}
          </Answer>
        )}
      </WithRun>
    </Page>
  );
}

function Figures({ view }: { view: CohortsView }) {
  const { t } = useWords();
  if (view.cohorts.length < LEAST_COHORTS) {
    return (
      <div className={styles['gate']} role="note">
        <h2>{t('retention.gate.title')}</h2>
        <p>{t('retention.gate.body', { needed: LEAST_COHORTS, found: view.cohorts.length })}</p>
      </div>
    );
  }
  return (
    <Stack>
      <CohortFigure view={view} />
      <CurvesFigure view={view} />
    </Stack>
  );
}
