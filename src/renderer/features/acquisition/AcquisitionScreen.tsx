import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CostBanners } from './CostBanners.tsx';
import { ChannelTable, CostFigure, MatrixFigure, MonthFigure } from './Figures.tsx';
import styles from './acquisition.module.css';

/** What new customers cost by channel, and whether they are worth it. */
export function AcquisitionScreen() {
  const { t } = useWords();
  const acquisition = useContractQuery('analysis.acquisition', {});
  return (
    <Page title={t('acquisition.title')} lead={t('acquisition.question')}>
      <WithRun answers={t('acquisition.empty.answer')} needs={t('acquisition.empty.needs')}>
        {() => (
          <Answer query={acquisition} height={640}>
            {(answer) => (
              <Gated gated={answer}>
                {(view) => (
                  <div className={styles['stack']}>
                    <CostBanners view={view} />
                    <ChannelTable view={view} />
                    {view.costs.state === 'used' && (
                      <div className={styles['columns']}>
                        <MatrixFigure view={view} />
                        <div className={styles['stack']}>
                          <MonthFigure view={view} />
                          <CostFigure view={view} costs={view.costs} />
                        </div>
                      </div>
                    )}
                  </div>
                )}
              </Gated>
            )}
          </Answer>
        )}
      </WithRun>
    </Page>
  );
}
