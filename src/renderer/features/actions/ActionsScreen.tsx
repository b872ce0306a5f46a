import { Tabs } from '@mantine/core';
import type { ActionList as Actions } from '#shared/contract/actions.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { WithRun } from '../../components/WithRun.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { ActionDetail } from './ActionDetail.tsx';
import { ActionTable } from './ActionTable.tsx';
import styles from './actions.module.css';
import { LoopBoard } from './LoopBoard.tsx';
import { PlanPart } from './PlanPart.tsx';
import { PlaybookPart } from './PlaybookPart.tsx';

const PARTS = ['board', 'playbook'] as const;

/** What is done about what the figures say. The part that is open stands in the address. */
export function ActionsScreen() {
  const { t } = useWords();
  const { query } = useRoute();
  const open = PARTS.find((part) => part === query['part']) ?? 'board';
  return (
    <Page title={t('actions.title')} lead={t('actions.question')}>
      <Tabs
        value={open}
        keepMounted={false}
        onChange={(part) =>
          navigate('actions', { part: part === null || part === 'board' ? '' : part })
        }
      >
        <Tabs.List>
          {PARTS.map((part) => (
            <Tabs.Tab key={part} value={part}>
              {t(`actions.part.${part}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel className={styles['panel'] ?? ''} value="board">
          {query['part'] === 'plan' ? <PlanPart /> : <Board />}
        </Tabs.Panel>
        <Tabs.Panel className={styles['panel'] ?? ''} value="playbook">
          <PlaybookPart />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
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
