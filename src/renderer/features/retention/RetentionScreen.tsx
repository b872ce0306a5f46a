import { NativeSelect } from '@mantine/core';
import type { RetentionCohorts } from '#shared/contract/retention.ts';
import { SURVIVAL_BYS } from '#shared/domain/retention.ts';
import { isAttributeField } from '#shared/domain/segmentRule.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { useEvents } from '../../components/useEvents.ts';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CalendarFigure } from './CalendarFigure.tsx';
import { CohortControls } from './CohortControls.tsx';
import { CohortFigure } from './CohortFigure.tsx';
import { CurvesFigure } from './CurvesFigure.tsx';
import { OutsideFigure } from './OutsideFigure.tsx';
import styles from './retention.module.css';
import { choiceOf, useRetentionChoice, type RetentionChoice } from './retentionChoice.ts';
import { SurvivalFigure } from './SurvivalFigure.tsx';
import { TimingFigures } from './TimingFigures.tsx';

interface Controlled {
  readonly choice: RetentionChoice;
  readonly choose: (part: Partial<RetentionChoice>) => void;
}

/** How many customers come back, and for how long: cohorts, curves, survival and churn timing. */
export function RetentionScreen() {
  const { t } = useWords();
  const { filter } = useFilter();
  const { choice, choose } = useRetentionChoice();
  return (
    <Page title={t('retention.title')} lead={t('retention.question')}>
      <WithRun answers={t('retention.empty.answer')} needs={t('retention.empty.needs')}>
        {() => (
          <Stack>
            <CohortControls choice={choice} choose={choose} />
            <Cohorts choice={choice} choose={choose} filter={filter} />
            <CompareControl choice={choice} choose={choose} />
            <div className={styles['columns']}>
              <SurvivalFigure of="second_order" choice={choice} choose={choose} filter={filter} />
              <SurvivalFigure of="loss" choice={choice} choose={choose} filter={filter} />
            </div>
            <TimingFigures filter={filter} />
            <OutsideFigure choice={choice} choose={choose} filter={filter} />
          </Stack>
        )}
      </WithRun>
    </Page>
  );
}

function Cohorts(props: Controlled & { readonly filter: SegmentRule | null }) {
  const { t } = useWords();
  const { choice, choose, filter } = props;
  const { by, period } = choice;
  const cohorts = useContractQuery('retention.cohorts', { by, period, filter });
  return (
    <Answer query={cohorts} height={640}>
      {(gated) => (
        <Gated gated={gated} title={t('definitions.cohort_retention.name')}>
          {(view) => <CohortFigures view={view} choice={choice} choose={choose} />}
        </Gated>
      )}
    </Answer>
  );
}

function CohortFigures(props: Controlled & { readonly view: RetentionCohorts }) {
  const { view, choice, choose } = props;
  const events = useEvents();
  return (
    <Stack>
      <CohortFigure view={view} choice={choice} choose={choose} events={events} />
      <div className={styles['columns']}>
        <CurvesFigure view={view} choice={choice} />
        <CalendarFigure view={view} events={events} />
      </div>
    </Stack>
  );
}

/** The groups of both survival figures. */
function CompareControl({ choice, choose }: Controlled) {
  const { t } = useWords();
  return (
    <div className={styles['controls']}>
      <NativeSelect
        label={t('survival.by')}
        value={choice.compare}
        onChange={(event) =>
          choose({ compare: choiceOf({ compare: event.currentTarget.value }).compare })
        }
        data={SURVIVAL_BYS.map((value) => ({
          value,
          label: t(isAttributeField(value) ? `segments.field.${value}` : `survival.by.${value}`),
        }))}
      />
    </div>
  );
}
