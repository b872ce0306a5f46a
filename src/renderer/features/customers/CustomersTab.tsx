import { useMemo, useState } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import { allOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { textOfRule } from '../../app/ruleAddress.ts';
import { useFilter } from '../../app/useFilter.ts';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer, Gated } from '../../components/Answer.tsx';
import { Section } from '../../components/Page.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { ClassMovement } from './ClassMovement.tsx';
import { CustomerList } from './CustomerList.tsx';
import { Loyalty } from './Loyalty.tsx';
import { PickBar } from './PickBar.tsx';
import { pickedOfQuery, queryOfPicked, withScores, type Picked } from './pick.ts';
import { RfmPanels } from './RfmPanels.tsx';
import { TuningSection } from './TuningSection.tsx';

/** RFM grid, classes, list and card. What is picked lives in the address; what is searched, in memory. */
export function CustomersTab({ run }: { run: RunContext }) {
  const { t } = useWords();
  const { query } = useRoute();
  const { filter } = useFilter();
  const [search, setSearch] = useState('');
  const picked = useMemo(() => pickedOfQuery(query), [query]);
  const { pick } = picked;
  const filterAside = picked.filterAside && filter !== null;
  const rule = useMemo(
    () => (filterAside ? pick : allOf([filter, pick])),
    [filter, pick, filterAside],
  );
  const rfm = useContractQuery('analysis.rfm', { filter });
  const repurchase = useContractQuery('analysis.repurchase', { filter });
  const go = (change: Partial<Picked>): void => {
    navigate('customers', { ...query, ...queryOfPicked({ ...picked, ...change }) });
  };
  const choose = (chosen: SegmentRule): void =>
    go({ pick: withScores(pick, chosen), filterAside: false });
  const scored = rfm.data?.ok === true;

  return (
    <>
      <Answer query={rfm} height={340}>
        {(gated) => (
          <Gated gated={gated}>
            {(view) => (
              <RfmPanels
                view={view}
                backtest={repurchase.data?.backtest}
                pick={pick}
                onPick={choose}
              />
            )}
          </Gated>
        )}
      </Answer>
      <Section title={t('customers.list.title')}>
        <PickBar
          pick={pick}
          filterAside={filterAside}
          onFilter={() => go({ filterAside: false })}
          onPick={(next) => go({ pick: next })}
          onApply={() =>
            navigate('customers', {
              ...query,
              ...queryOfPicked({ ...picked, pick: null, filterAside: false }),
              filter: textOfRule(rule),
            })
          }
          search={search}
          onSave={() =>
            navigate('customers', {
              tab: 'segments',
              segment: 'new',
              rule: textOfRule(pick),
            })
          }
          onSearch={setSearch}
        />
        <CustomerList
          run={run}
          rule={rule}
          search={search}
          sorting={picked.sorting}
          onPick={(next) => go({ pick: next })}
          onSearch={setSearch}
          pick={pick}
          onSort={(sorting) => go({ sorting })}
        />
      </Section>
      {scored && <Loyalty onPick={choose} />}
      {scored && (
        <ClassMovement
          onOpen={(id) => choose({ kind: 'choice', field: 'class12', values: [id] })}
        />
      )}
      {repurchase.data?.tuning && <TuningSection tuning={repurchase.data.tuning} />}
    </>
  );
}
