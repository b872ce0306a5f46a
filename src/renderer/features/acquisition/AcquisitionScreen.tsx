import { useRef } from 'react';
import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { BroughtFigure } from './BroughtFigure.tsx';
import { LoyaltyFigure, PriceFigure } from './ChannelFigures.tsx';
import { CostBanners } from './CostBanners.tsx';
import { ChannelTable, CostFigure, MatrixFigure, MonthFigure } from './Figures.tsx';
import { CycleFigure, FunnelFigure } from './FunnelFigures.tsx';
import { LeadScores } from './LeadScores.tsx';
import { PaybackFigure } from './PaybackFigure.tsx';
import { RulesSection } from './RulesSection.tsx';
import { Summary } from './Summary.tsx';
import { Touchpoints } from './Touchpoints.tsx';
import { CohortFigure, MixFigure, TierFigure } from './WorthFigures.tsx';
import styles from './acquisition.module.css';

/** What new customers cost by channel, how leads become customers, and whether they are worth it. */
export function AcquisitionScreen() {
  const { t } = useWords();
  const acquisition = useContractQuery('analysis.acquisition', {});
  return (
    <Page title={t('acquisition.title')} lead={t('acquisition.question')}>
      <WithRun answers={t('acquisition.empty.answer')} needs={t('acquisition.empty.needs')}>
        {() => (
          <Answer query={acquisition} height={640}>
            {(answer) => <Gated gated={answer}>{(view) => <Figures view={view} />}</Gated>}
          </Answer>
        )}
      </WithRun>
    </Page>
  );
}

function Figures({ view }: { readonly view: AcquisitionView }) {
  const { t } = useWords();
  const settings = useContractQuery('settings.analysis', {});
  const rules = useRef<HTMLDivElement>(null);
  const toRules = (): void => {
    rules.current?.scrollIntoView();
    rules.current?.focus();
  };
  return (
    <div className={styles['stack']}>
      <CostBanners view={view} onMatch={toRules} />
      <div>
        <NotFollowing />
        <Summary view={view} />
      </div>
      <ChannelTable view={view} />
      <BroughtFigure />
      {view.costs.state === 'used' && (
        <>
          <div className={styles['columns']}>
            <MatrixFigure view={view} />
            <div className={styles['stack']}>
              <MonthFigure view={view} />
              <CostFigure view={view} costs={view.costs} />
            </div>
          </div>
          <PaybackFigure view={view} />
        </>
      )}
      <div className={styles['columns']}>
        <LoyaltyFigure view={view} />
        <PriceFigure view={view} />
      </div>
      <Section title={t('channels.funnel.section')}>
        <Gated gated={view.funnel}>
          {(funnel) => (
            <div className={styles['stack']}>
              <FunnelFigure funnel={funnel} run={view.run} />
              <CycleFigure funnel={funnel} />
            </div>
          )}
        </Gated>
      </Section>
      <Section title={t('touchpoints.section')}>
        <Touchpoints />
      </Section>
      {view.funnel.ok && (
        <Section title={t('leadScores.section')}>
          <LeadScores />
        </Section>
      )}
      {view.tiers.length > 0 && <TierFigure view={view} />}
      <div className={styles['columns']}>
        <CohortFigure view={view} />
        {view.mix && <MixFigure view={view} mix={view.mix} />}
      </div>
      <div ref={rules} tabIndex={-1} className={styles['rules']}>
        <Section title={t('channels.rules.title')}>
          <Answer query={settings} height={200}>
            {(stored) => (
              <RulesSection key={JSON.stringify(stored.acquisition)} view={view} stored={stored} />
            )}
          </Answer>
        </Section>
      </div>
    </div>
  );
}
