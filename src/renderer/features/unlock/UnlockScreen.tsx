import { IconChartHistogram } from '@tabler/icons-react';
import { useState } from 'react';
import { LanguageMenu } from '../../app/LanguageMenu.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Answer } from '../../components/Answer.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { CreateWorkspace } from './CreateWorkspace.tsx';
import { FirstRun } from './FirstRun.tsx';
import { Recover } from './Recover.tsx';
import { Restore } from './Restore.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import type { UnlockView } from './unlockView.ts';
import styles from './Unlock.module.css';
import { WorkspaceList } from './WorkspaceList.tsx';

/** Screen 0: open, create, restore, or try the demo. */
export function UnlockScreen({ onHold }: { onHold: (held: boolean) => void }) {
  const { t } = useWords();
  const list = useContractQuery('workspace.list', {});
  const [shown, show] = useState<UnlockView>({ view: 'list' });
  const back = (): void => show({ view: 'list' });

  return (
    <div className={styles['screen']}>
      <header className={styles['top']}>
        <span className={styles['brand']}>
          <IconChartHistogram size={20} stroke={1.75} aria-hidden />
          {t('common.app.name')}
        </span>
        <span className={styles['tools']}>
          <LanguageMenu />
        </span>
      </header>
      <main className={styles['main']}>
        <Answer query={list} height={240}>
          {(all) => {
            const workspaces = all.filter(({ kind }) => kind === 'user');
            switch (shown.view) {
              case 'create':
                return <CreateWorkspace onBack={back} onHold={onHold} />;
              case 'restore':
                return <Restore onBack={back} />;
              case 'unlock':
                return <UnlockForm workspace={shown.workspace} onShow={show} />;
              case 'recover':
                return <Recover workspace={shown.workspace} onBack={back} />;
              case 'list':
                return workspaces.length === 0 ? (
                  <FirstRun onShow={show} />
                ) : (
                  <WorkspaceList workspaces={workspaces} onShow={show} />
                );
            }
          }}
        </Answer>
      </main>
      <footer className={styles['foot']}>{t('unlock.promise')}</footer>
    </div>
  );
}
