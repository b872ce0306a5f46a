import { SegmentedControl, Select } from '@mantine/core';
import { STAGE_SCHEME_IDS, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { STAGE_VIEWS } from '../../app/pageParts.ts';
import { useFilter } from '../../app/useFilter.ts';
import { routeHash } from '../../app/routes.ts';
import { filterKept, navigate, useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Stack } from '../../components/Stack.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CrossFigure } from './CrossFigure.tsx';
import styles from './lifecycle.module.css';
import { FixedTiersFigure } from './FixedTiersFigure.tsx';
import { MigrationFigure } from './MigrationFigure.tsx';
import { NeedFigure } from './NeedFigure.tsx';
import { NowColumns } from './NowColumns.tsx';
import { PulseFigure } from './PulseFigure.tsx';
import { RelationFigure } from './RelationFigure.tsx';
import { RiskFigure } from './RiskFigure.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { StageProfileFigure } from './StageProfileFigure.tsx';
import { StageRulesText } from './StageRulesText.tsx';
import { schemeOf, viewOf } from './stageViews.ts';
import { TargetsFigure } from './TargetsFigure.tsx';
import { WinBackFigure } from './WinBackFigure.tsx';

/** In which stage customers are under a scheme, by month, where they move, and by which rules. */
export function LifecycleScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const scheme = schemeOf(query['scheme']);
  const view = viewOf(query);
  return (
    <Page
      title={t('lifecycle.title')}
      lead={t('lifecycle.question')}
      actions={
        <Select
          aria-label={t('lifecycle.scheme')}
          className={styles['scheme'] ?? ''}
          allowDeselect={false}
          value={scheme}
          onChange={(value) =>
            navigate('lifecycle', { ...query, scheme: schemeOf(value ?? undefined), view })
          }
          data={STAGE_SCHEME_IDS.map((id) => ({ value: id, label: t(`terms.scheme.${id}`) }))}
        />
      }
    >
      <WithRun answers={t('lifecycle.empty.answer')} needs={t('lifecycle.empty.needs')}>
        {() => (
          <Stack>
            <SegmentedControl
              className={styles['views'] ?? ''}
              aria-label={t('stages.view')}
              value={view}
              onChange={(value) => navigate('lifecycle', { scheme, view: value })}
              data={STAGE_VIEWS.map((id) => ({ value: id, label: t(`stages.view.${id}`) }))}
            />
            <StageViewPart key={view} scheme={scheme} />
          </Stack>
        )}
      </WithRun>
    </Page>
  );
}

function StageViewPart({ scheme }: { scheme: StageScheme }) {
  const { query } = useRoute();
  switch (viewOf(query)) {
    case 'now':
      return <NowView scheme={scheme} />;
    case 'movement':
      return (
        <>
          <MigrationFigure scheme={scheme} />
          <PulseFigure key={scheme} scheme={scheme} />
        </>
      );
    case 'winBack':
      return <WinBackView />;
    case 'need':
      return <NeedFigure scheme={scheme} />;
    case 'compare':
      return <CrossFigure scheme={scheme} />;
    case 'rules':
      return <RuleEditor scheme={scheme} />;
    case 'targets':
      return <TargetsFigure scheme={scheme} />;
  }
}

function WinBackView() {
  const { t } = useWords();
  const route = useRoute();
  return (
    <>
      <WinBackFigure />
      <p className={styles['note']}>
        <a href={routeHash({ screen: 'retention', query: filterKept(route) })}>
          {t('stages.winBack.elsewhere')}
        </a>
      </p>
    </>
  );
}

function NowView({ scheme }: { scheme: StageScheme }) {
  const { filter } = useFilter();
  const stages = useContractQuery('analysis.stages', { scheme, filter });
  return (
    <Answer query={stages} height={640}>
      {(gated) => (
        <Gated gated={gated}>
          {(view) => (
            <Stack>
              <NowColumns view={view} />
              {scheme === 'value' && <FixedTiersFigure />}
              <StageProfileFigure scheme={scheme} />
              <RiskFigure scheme={scheme} />
              <RelationFigure scheme={scheme} />
              <StageRulesText view={view} />
            </Stack>
          )}
        </Gated>
      )}
    </Answer>
  );
}
