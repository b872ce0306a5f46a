import { SegmentedControl } from '@mantine/core';
import { useWords } from '../../app/LanguageProvider.tsx';
import { VALUE_PARTS } from '../../app/pageParts.ts';
import { useFilter } from '../../app/useFilter.ts';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { BroughtPart } from './BroughtPart.tsx';
import { CalendarFigure } from './CalendarFigure.tsx';
import { Contest } from './Contest.tsx';
import { ExpectedPart } from './ExpectedPart.tsx';
import { FeaturesSection } from './FeaturesSection.tsx';
import { GroupsPart } from './GroupsPart.tsx';
import { WeightsPanel } from './WeightsPanel.tsx';
import { WhatIfPart } from './WhatIfPart.tsx';

type Part = (typeof VALUE_PARTS)[number];

/** What customers have brought, who brings it, what is still to come, and whether that can be believed. */
export function ValueScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const part = partOf(query['part']);
  return (
    <Page
      title={t('value.title')}
      lead={t('value.question')}
      actions={
        <SegmentedControl
          aria-label={t('valueModels.view.label')}
          value={part}
          onChange={(value) => navigate('value', { part: value })}
          data={VALUE_PARTS.map((value) => ({ value, label: t(`valueModels.view.${value}`) }))}
        />
      }
    >
      <WithRun answers={t('value.empty.answer')} needs={t('value.empty.needs')}>
        {() => <PartView part={part} />}
      </WithRun>
    </Page>
  );
}

/** The part that an address names; what customers have brought by default. */
export function partOf(text: string | undefined): Part {
  return VALUE_PARTS.find((part) => part === text) ?? 'brought';
}

function PartView({ part }: { part: Part }) {
  const { t } = useWords();
  const { filter } = useFilter();
  const value = useContractQuery('analysis.value', { filter });
  const models = useContractQuery('analysis.valueModels', {});
  const settings = useContractQuery('settings.analysis', {});
  switch (part) {
    case 'brought':
      return (
        <Answer query={value} height={640}>
          {(view) => <BroughtPart view={view} models={models.data} />}
        </Answer>
      );
    case 'test':
      return (
        <Answer query={value} height={640}>
          {({ contest, calendar }) => (
            <Stack>
              <Gated gated={contest}>{(view) => <Contest view={view} />}</Gated>
              {contest.ok && (
                <Section title={t('calendar.section')}>
                  <Gated gated={calendar}>{(view) => <CalendarFigure view={view} />}</Gated>
                </Section>
              )}
            </Stack>
          )}
        </Answer>
      );
    case 'weights':
      return (
        <Answer query={settings} height={640}>
          {(stored) => (
            <Stack>
              <WeightsPanel stored={stored} />
              <FeaturesSection />
            </Stack>
          )}
        </Answer>
      );
    case 'expected':
      return (
        <Answer query={value} height={640}>
          {(view) => <ExpectedPart view={view} models={models} />}
        </Answer>
      );
    default:
      return (
        <Answer query={models} height={640}>
          {(gated) => (
            <Gated gated={gated}>
              {({ run, money }) => (
                <Gated gated={money}>
                  {(view) =>
                    part === 'groups' ? (
                      <GroupsPart view={view} run={run} />
                    ) : (
                      <WhatIfPart view={view} run={run} />
                    )
                  }
                </Gated>
              )}
            </Gated>
          )}
        </Answer>
      );
  }
}
