import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconLock } from '@tabler/icons-react';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useJob } from '../../rpc/hooks.ts';
import styles from './Unlock.module.css';
import type { UnlockView } from './unlockView.ts';

/** The workspaces of this machine, each with the health of its last backup. */
export function WorkspaceList({
  workspaces,
  onShow,
}: {
  workspaces: readonly WorkspaceSummary[];
  onShow: (next: UnlockView) => void;
}) {
  const { t, format } = useWords();
  const demo = useJob('workspace.openDemo');
  return (
    <div className={styles['panel']}>
      <h1>{t('unlock.list.title')}</h1>
      <ul className={styles['list']}>
        {workspaces.map((workspace) => (
          <li key={workspace.id}>
            <UnstyledButton
              className={styles['workspace']}
              onClick={() => onShow({ view: 'unlock', workspace })}
            >
              <IconLock size={16} stroke={1.6} aria-hidden />
              <span>
                <strong>{workspace.name}</strong>
                <span className={styles['note']} data-warn={workspace.backupAt === null}>
                  {workspace.backupAt === null
                    ? t('unlock.list.noBackup')
                    : t('unlock.list.backup', { day: format.day(workspace.backupAt) })}
                </span>
              </span>
              <IconChevronRight size={16} stroke={1.6} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={styles['links']}>
        <Button variant="default" onClick={() => onShow({ view: 'create' })}>
          {t('unlock.list.create')}
        </Button>
        <Button variant="default" onClick={() => onShow({ view: 'restore' })}>
          {t('unlock.list.restore')}
        </Button>
        <Button variant="subtle" loading={demo.running} onClick={() => void demo.start({})}>
          {t('unlock.list.demo')}
        </Button>
      </div>
      {demo.job && demo.running && <JobBar job={demo.job} onCancel={demo.cancel} />}
      {demo.error && <ErrorState error={demo.error} />}
    </div>
  );
}
