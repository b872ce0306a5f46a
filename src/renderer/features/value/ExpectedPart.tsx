import type { UseQueryResult } from '@tanstack/react-query';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueView } from '#shared/contract/value.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Section } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { Advisor } from './Advisor.tsx';
import { Assumptions } from './Assumptions.tsx';
import { BelievedNote } from './BelievedNote.tsx';
import { ClvFigure } from './ClvFigure.tsx';
import { FourModels } from './FourModels.tsx';
import { ModelAge } from './ModelAge.tsx';
import { ModelCard } from './ModelCard.tsx';
import { OutlookGridFigure } from './OutlookGridFigure.tsx';
import styles from './value.module.css';

/** The four value models, the probabilistic one in detail, and what all of them rest on. */
export function ExpectedPart(props: {
  readonly view: ValueView;
  readonly models: UseQueryResult<OutputOf<'analysis.valueModels'>>;
}) {
  const { view, models } = props;
  const { run, clv } = view;
  const { t } = useWords();
  const settings = useContractQuery('settings.analysis', {});
  return (
    <Stack>
      <Answer query={models} height={320}>
        {(gated) => (
          <Gated gated={gated}>
            {({ money }) => (
              <Gated gated={money}>{(figures) => <FourModels models={figures} run={run} />}</Gated>
            )}
          </Gated>
        )}
      </Answer>
      {view.realised.ok && (
        <Section
          title={t('value.clv.title', {
            months: clv.ok ? clv.value.horizonMonths : (settings.data?.clv.horizonMonths ?? 12),
          })}
        >
          <Gated gated={clv}>
            {(figures) => (
              <Stack>
                {view.contest.ok && <BelievedNote contest={view.contest.value} />}
                <div className={styles['columns']}>
                  <ClvFigure view={figures} run={run} />
                  <ModelCard view={figures} />
                </div>
              </Stack>
            )}
          </Gated>
        </Section>
      )}
      {clv.ok && <ModelAge run={run} />}
      {models.data?.ok === true && (
        <>
          <Gated gated={models.data.value.grid} title={t('definitions.outlook_grid.name')}>
            {(grid) => <OutlookGridFigure grid={grid} />}
          </Gated>
          <Advisor advisor={models.data.value.advisor} />
          {models.data.value.money.ok && (
            <Inputs view={models.data.value.money.value} run={run} stored={settings} />
          )}
        </>
      )}
    </Stack>
  );
}

/** What the values rest on, and the fields for what only the user knows. */
function Inputs(props: {
  readonly view: ValueMoneyView;
  readonly run: RunContext;
  readonly stored: UseQueryResult<AnalysisSettings>;
}) {
  const { view, run, stored } = props;
  return (
    <Answer query={stored} height={320}>
      {(settings) => (
        <Assumptions key={JSON.stringify(settings.clv)} view={view} run={run} stored={settings} />
      )}
    </Answer>
  );
}
