import type { StagesView } from '#shared/contract/stageMonths.ts';
import type { StagesBeforeOrder } from '#shared/contract/stages.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useEvents } from '../../components/useEvents.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './lifecycle.module.css';
import { StageMonths } from './StageMonths.tsx';
import { StagesNow } from './StagesNow.tsx';

/** The stages at the analysis date beside those of every month; with leads where the scheme has stages for them. */
export function NowColumns({ view }: { view: StagesView }) {
  return view.stages.some(({ hasData }) => !hasData) ? (
    <WithLeads view={view} />
  ) : (
    <Columns view={view} />
  );
}

function WithLeads({ view }: { view: StagesView }) {
  const leads = useContractQuery('stages.beforeOrder', {}).data;
  return <Columns view={view} {...(leads && { before: leads.ok ? leads.value : null })} />;
}

function Columns(props: { readonly view: StagesView; readonly before?: StagesBeforeOrder | null }) {
  const { view, before } = props;
  const { t } = useWords();
  const events = useEvents();
  return (
    <div className={styles['columns']}>
      <StagesNow view={view} {...(before !== undefined && { before })} />
      {view.dated ? (
        <StageMonths view={view} events={events} before={before ?? null} />
      ) : (
        <p className={styles['note']}>{t('stages.onlyNow')}</p>
      )}
    </div>
  );
}
