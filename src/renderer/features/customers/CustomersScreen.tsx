import { useMemo, useState } from 'react';
import type { CustomerFilter } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { ClassMovement } from './ClassMovement.tsx';
import { CustomerList } from './CustomerList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { filterOfQuery, queryOfFilter, sortingOfQuery } from './filter.ts';
import { Loyalty } from './Loyalty.tsx';
import { RfmPanels } from './RfmPanels.tsx';
import { TuningSection } from './TuningSection.tsx';

/**
 * Who the customers are: RFM grid, classes, list and card. The filter lives in the address, but for what
 * is searched: that stays in memory.
 */
export function CustomersScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const [search, setSearch] = useState('');
  const filter = useMemo<CustomerFilter>(
    () => ({ ...filterOfQuery(query), ...(search !== '' && { search }) }),
    [query, search],
  );
  const sorting = useMemo(() => sortingOfQuery(query), [query]);
  const rfm = useContractQuery('analysis.rfm', {});
  const repurchase = useContractQuery('analysis.repurchase', {});
  const setFilter = (next: CustomerFilter): void => {
    setSearch(next.search ?? '');
    navigate('customers', queryOfFilter(next, sorting));
  };

  const choose = (part: CustomerFilter): void => setFilter({ ...cleared(filter), ...part });
  const scored = rfm.data?.ok === true;

  return (
    <Page title={t('customers.title')} lead={t('customers.question')}>
      <WithRun answers={t('customers.empty.answer')} needs={t('customers.empty.needs')}>
        {(run) => (
          <>
            <Answer query={rfm} height={340}>
              {(gated) => (
                <Gated gated={gated}>
                  {(view) => (
                    <RfmPanels
                      view={view}
                      backtest={repurchase.data?.backtest}
                      filter={filter}
                      onFilter={choose}
                    />
                  )}
                </Gated>
              )}
            </Answer>
            {scored && <Loyalty onFilter={choose} />}
            <Section title={t('customers.list.title')}>
              <FilterBar filter={filter} onChange={setFilter} />
              <CustomerList
                run={run}
                filter={filter}
                sorting={sorting}
                onFilter={setFilter}
                onSort={(next) => navigate('customers', queryOfFilter(filter, next))}
              />
            </Section>
            {scored && <ClassMovement onOpen={(class12) => choose({ class12 })} />}
            {repurchase.data?.tuning && <TuningSection tuning={repurchase.data.tuning} />}
          </>
        )}
      </WithRun>
    </Page>
  );
}

/** Cells, classes, tiers and grades cut through the same scores, so choosing one replaces the other. */
function cleared({ stage, cohort, channel, search }: CustomerFilter): CustomerFilter {
  return {
    ...(stage && { stage }),
    ...(cohort !== undefined && { cohort }),
    ...(channel !== undefined && { channel }),
    ...(search !== undefined && { search }),
  };
}
