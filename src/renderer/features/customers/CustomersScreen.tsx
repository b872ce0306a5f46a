import type { ReactNode } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { CUSTOMER_TABS } from '../../app/pageParts.ts';
import { useRoute } from '../../app/useRoute.ts';
import { Page } from '../../components/Page.tsx';
import { PartTabs } from '../../components/PartTabs.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { ClustersTab } from '../segments/ClustersTab.tsx';
import { CompareTab } from '../segments/CompareTab.tsx';
import { SegmentsTab } from '../segments/SegmentsTab.tsx';
import { CustomersTab } from './CustomersTab.tsx';
import styles from './customers.module.css';

const TAB: Readonly<Record<(typeof CUSTOMER_TABS)[number], (run: RunContext) => ReactNode>> = {
  customers: (run) => <CustomersTab run={run} />,
  segments: (run) => <SegmentsTab run={run} />,
  compare: (run) => <CompareTab run={run} />,
  clusters: (run) => <ClustersTab run={run} />,
};

/** Who the customers are, and which groups they make; the part that is open stands in the address. */
export function CustomersScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const open = CUSTOMER_TABS.find((tab) => tab === query['tab']) ?? 'customers';
  return (
    <Page
      title={t('customers.title')}
      lead={t(open === 'customers' ? 'customers.question' : `segmentBuilder.question.${open}`)}
    >
      <WithRun answers={t('customers.empty.answer')} needs={t('customers.empty.needs')}>
        {(run) => (
          <PartTabs
            screen="customers"
            name="tab"
            open={open}
            parts={CUSTOMER_TABS.map((id) => ({
              id,
              label: t(`segmentBuilder.tab.${id}`),
              show: () => TAB[id](run),
            }))}
            panel={styles['panel']}
          />
        )}
      </WithRun>
    </Page>
  );
}
