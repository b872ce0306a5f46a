import type { ActionList as Actions } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { PartTabs } from '../../components/PartTabs.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { ActionDetail } from './ActionDetail.tsx';
import { ActionTable } from './ActionTable.tsx';
import styles from './actions.module.css';
import { LoopBoard } from './LoopBoard.tsx';
import { PlanPart } from './PlanPart.tsx';
import { PlaybookPart } from './PlaybookPart.tsx';

const PARTS = ['board', 'playbook'] as const;

const PART = {
  board: () => <BoardPart />,
  playbook: () => <PlaybookPart />,
} as const;

/** What is done about what the figures say. The part that is open stands in the address. */
export function ActionsScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const open = PARTS.find((part) => part === query['part']) ?? 'board';
  return (
    <Page title={t('actions.title')} lead={t('actions.question')}>
      <PartTabs
        screen="actions"
        name="part"
        open={open}
        parts={PARTS.map((id) => ({ id, label: t(`actions.part.${id}`), show: PART[id] }))}
        panel={styles['panel']}
      />
    </Page>
  );
}

/** What is under way, or the plan of one more where the address says so. */
function BoardPart() {
  const { query } = useRoute();
  return query['part'] === 'plan' ? <PlanPart /> : <Board />;
}

/** The loop and all actions, or the one that the address names. */
function Board() {
  const list = useContractQuery('actions.list', {});
  return (
    <Answer query={list} height={400}>
      {(all) => (all.actions.length === 0 ? <NoActions all={all} /> : <Known all={all} />)}
    </Answer>
  );
}

function Known({ all }: { all: Actions }) {
  const { query } = useRoute();
  const action = all.actions.find(({ id }) => String(id) === query['action']);
  if (action) return <ActionDetail key={action.id} action={action} judged={all.judged} />;
  return (
    <>
      <LoopBoard all={all} />
      <ActionTable actions={all.actions} />
    </>
  );
}

function NoActions({ all }: { all: Actions }) {
  const { t } = useWords();
  return (
    <WithRun answers={t('actions.empty.answer')} needs={t('actions.empty.needs')}>
      {() => (
        <>
          <LoopBoard all={all} />
          <p>
            <strong>{t('actions.none')}</strong> {t('actions.noneHint')}
          </p>
        </>
      )}
    </WithRun>
  );
}
