import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { IconLock, IconSearch, IconShieldLock } from '@tabler/icons-react';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { useContractQuery } from '../rpc/hooks.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import { useWords } from './LanguageProvider.tsx';
import styles from './Shell.module.css';

/** What every figure of the page stands on: workspace, data as of, analysis date, currency. */
export function TopBar(props: {
  readonly workspace: WorkspaceSummary;
  readonly onFind: () => void;
  readonly onLock: () => void;
}) {
  const { workspace, onFind, onLock } = props;
  const { t, format } = useWords();
  const current = useContractQuery('analysis.current', {});
  const run = current.data?.run;

  return (
    <header className={styles['top']}>
      <Tooltip label={t('common.top.encrypted')}>
        <span className={styles['workspace']}>
          <IconShieldLock size={15} stroke={1.75} aria-label={t('common.top.encrypted')} />
          <strong>{workspace.name}</strong>
        </span>
      </Tooltip>
      {workspace.kind === 'demo' && (
        <Badge size="sm" variant="light" radius="sm" tt="none">
          {t('common.top.demo')}
        </Badge>
      )}
      {run && (
        <dl className={styles['facts']}>
          <Fact name={t('common.top.dataAsOf')} value={format.day(run.dataAsOf)} />
          <Fact name={t('common.top.analysisDate')} value={format.day(run.asOf)} />
          <Fact
            name={t('common.top.currency')}
            value={run.money.currency ?? t('common.top.noCurrency')}
          />
        </dl>
      )}
      <div className={styles['tools']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('palette.title')}
          title={`${t('common.keys.palette')} (Ctrl+K)`}
          onClick={onFind}
        >
          <IconSearch size={16} />
        </ActionIcon>
        <LanguageMenu />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('common.top.lock')}
          title={`${t('common.top.lock')} (Ctrl+L)`}
          onClick={onLock}
        >
          <IconLock size={16} />
        </ActionIcon>
      </div>
    </header>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
