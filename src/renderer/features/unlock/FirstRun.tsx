import { UnstyledButton } from '@mantine/core';
import { IconArchive, IconFolderPlus, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useJob } from '../../rpc/hooks.ts';
import styles from './Unlock.module.css';
import type { UnlockView } from './unlockView.ts';

/** Nothing is there yet: three clear choices. */
export function FirstRun({ onShow }: { onShow: (next: UnlockView) => void }) {
  const { t } = useWords();
  const demo = useJob('workspace.openDemo');
  return (
    <div className={styles['wide']}>
      <h1 className={styles['hero']}>{t('unlock.first.title')}</h1>
      <p className={styles['lead']}>{t('unlock.first.lead')}</p>
      <div className={styles['cards']}>
        <Choice
          icon={<IconPlayerPlay size={22} stroke={1.5} />}
          title={t('unlock.first.demo')}
          text={t('unlock.first.demoText')}
          disabled={demo.running}
          onClick={() => void demo.start({})}
        />
        <Choice
          icon={<IconFolderPlus size={22} stroke={1.5} />}
          title={t('unlock.first.create')}
          text={t('unlock.first.createText')}
          disabled={demo.running}
          onClick={() => onShow({ view: 'create' })}
        />
        <Choice
          icon={<IconArchive size={22} stroke={1.5} />}
          title={t('unlock.first.restore')}
          text={t('unlock.first.restoreText')}
          disabled={demo.running}
          onClick={() => onShow({ view: 'restore' })}
        />
      </div>
      {demo.job && demo.running && <JobBar job={demo.job} onCancel={demo.cancel} />}
      {demo.error && <ErrorState error={demo.error} />}
    </div>
  );
}

function Choice({
  icon,
  title,
  text,
  disabled,
  onClick,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <UnstyledButton className={styles['card']} disabled={disabled} onClick={onClick}>
      {icon}
      <span className={styles['cardTitle']}>{title}</span>
      <span className={styles['cardText']}>{text}</span>
    </UnstyledButton>
  );
}
