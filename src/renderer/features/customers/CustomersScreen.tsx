import { useMemo, useState } from 'react';
import type { CustomerFilter } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CustomerList } from './CustomerList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { filterOfQuery, queryOfFilter, sortingOfQuery } from './filter.ts';
import { RfmPanels } from './RfmPanels.tsx';

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
  const setFilter = (next: CustomerFilter): void => {
    setSearch(next.search ?? '');
    navigate('customers', queryOfFilter(next, sorting));
  };

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
                      filter={filter}
                      onFilter={(part) => setFilter({ ...cleared(filter), ...part })}
                    />
                  )}
                </Gated>
              )}
            </Answer>
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
          </>
        )}
      </WithRun>
    </Page>
  );
}

/** A cell and a class are two cuts through the same scores, so choosing one replaces the other. */
function cleared(filter: CustomerFilter): CustomerFilter {
  const { r: _r, f: _f, m: _m, class12: _class12, class8: _class8, ...rest } = filter;
  return rest;
}
