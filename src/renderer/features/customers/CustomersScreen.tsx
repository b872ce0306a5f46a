import { Tabs } from '@mantine/core';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Page } from '../../components/Page.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { ClustersTab } from '../segments/ClustersTab.tsx';
import { CompareTab } from '../segments/CompareTab.tsx';
import { SegmentsTab } from '../segments/SegmentsTab.tsx';
import { CustomersTab } from './CustomersTab.tsx';
import styles from './customers.module.css';

const TABS = ['customers', 'segments', 'compare', 'clusters'] as const;

/** Who the customers are, and which groups they make; the part that is open stands in the address. */
export function CustomersScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const open = TABS.find((tab) => tab === query['tab']) ?? 'customers';
  return (
    <Page
      title={t('customers.title')}
      lead={t(open === 'customers' ? 'customers.question' : `segmentBuilder.question.${open}`)}
    >
      <WithRun answers={t('customers.empty.answer')} needs={t('customers.empty.needs')}>
        {(run) => (
          <Tabs
            value={open}
            keepMounted={false}
            onChange={(tab) =>
              navigate('customers', { tab: tab === null || tab === 'customers' ? '' : tab })
            }
          >
            <Tabs.List>
              {TABS.map((tab) => (
                <Tabs.Tab key={tab} value={tab}>
                  {t(`segmentBuilder.tab.${tab}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel className={styles['panel'] ?? ''} value="customers">
              <CustomersTab run={run} />
            </Tabs.Panel>
            <Tabs.Panel className={styles['panel'] ?? ''} value="segments">
              <SegmentsTab run={run} />
            </Tabs.Panel>
            <Tabs.Panel className={styles['panel'] ?? ''} value="compare">
              <CompareTab run={run} />
            </Tabs.Panel>
            <Tabs.Panel className={styles['panel'] ?? ''} value="clusters">
              <ClustersTab run={run} />
            </Tabs.Panel>
          </Tabs>
        )}
      </WithRun>
    </Page>
  );
}
