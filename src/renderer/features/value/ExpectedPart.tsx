import type { UseQueryResult } from '@tanstack/react-query';
import type { ValueView } from '#shared/contract/value.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Section } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { Advisor } from './Advisor.tsx';
import { Assumptions } from './Assumptions.tsx';
import { ClvFigure } from './ClvFigure.tsx';
import { FourModels } from './FourModels.tsx';
import { ModelCard } from './ModelCard.tsx';
import { OutlookGridFigure } from './OutlookGridFigure.tsx';
import styles from './value.module.css';

/** The four value models, what they rest on, and the probabilistic one in detail. */
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
              <Gated gated={money}>
                {(figures) => (
                  <Stack>
                    <FourModels models={figures} run={run} />
                    <Section title={t('valueModels.inputs.title')}>
                      <Answer query={settings} height={320}>
                        {(stored) => (
                          <Assumptions
                            key={JSON.stringify(stored.clv)}
                            view={figures}
                            run={run}
                            stored={stored}
                          />
                        )}
                      </Answer>
                    </Section>
                  </Stack>
                )}
              </Gated>
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
              <div className={styles['columns']}>
                <ClvFigure view={figures} run={run} />
                <ModelCard view={figures} />
              </div>
            )}
          </Gated>
        </Section>
      )}
      {models.data?.ok === true && (
        <>
          <Gated gated={models.data.value.grid}>
            {(grid) => <OutlookGridFigure grid={grid} />}
          </Gated>
          <Advisor advisor={models.data.value.advisor} />
        </>
      )}
    </Stack>
  );
}
