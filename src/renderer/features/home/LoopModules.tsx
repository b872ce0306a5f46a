import type { ActionList } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { filterKept, useRoute } from '../../app/useRoute.ts';
import { Section } from '../../components/Page.tsx';
import { StepRow } from '../../components/StepRow.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { NotFollowing } from '../../components/NotFollowing.tsx';
import { loopRows } from '../actions/loopRows.ts';
import { loopModules } from './loopModules.ts';

/** Where each module of the loop stands for the present data; each leads to its page. */
export function LoopModules({ all }: { all: ActionList }) {
  const words = useWords();
  const kept = filterKept(useRoute());
  const summary = useContractQuery('analysis.current', {}).data;
  const batches = useContractQuery('imports.batches', {}).data;
  const settings = useContractQuery('settings.analysis', {}).data;
  if (!summary || !batches || !settings) return null;
  const { open } = loopRows(all);
  const overdue = open.filter(({ period }) => period.state === 'overdue').length;
  const actions = { open: open.length, overdue };
  return (
    <Section title={words.t('home.modules.title')}>
      <NotFollowing />
      <StepRow steps={loopModules({ summary, batches, settings, actions }, kept, words)} />
    </Section>
  );
}
