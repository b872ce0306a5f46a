import { Button } from '@mantine/core';
import type { VerifyReportView } from '#shared/contract/workspace.ts';
import { isMessageKey } from '#shared/i18n/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useContractQuery, useJob } from '../../rpc/hooks.ts';
import styles from './Settings.module.css';
import { SettingsPart } from './SettingsPart.tsx';

export function BackupSection() {
  const { t, format } = useWords();
  const workspace = useContractQuery('workspace.current', {}).data;
  const backup = useJob('workspace.backup');
  const verify = useJob('workspace.verify');
  const running = [backup, verify].find((one) => one.running);
  const error = backup.error ?? verify.error;
  const backupAt = workspace?.backupAt ?? null;
  return (
    <SettingsPart title={t('settings.backup.title')}>
      <p className={styles['hint']} data-warn={backupAt === null}>
        {backupAt === null
          ? t('settings.backup.none')
          : t('settings.backup.last', { time: format.time(backupAt) })}{' '}
        {t('settings.backup.hint')}
      </p>
      <div className={styles['buttons']}>
        <Button
          variant="default"
          disabled={running !== undefined}
          onClick={() => void backup.start({})}
        >
          {t('settings.backup.make')}
        </Button>
        <Button
          variant="default"
          disabled={running !== undefined}
          onClick={() => void verify.start({})}
        >
          {t('settings.verify.start')}
        </Button>
      </div>
      {running?.job && <JobBar job={running.job} onCancel={running.cancel} />}
      {error && <ErrorState error={error} />}
      {backup.result && (
        <p role="status">{t('settings.backup.saved', { file: backup.result.savedAs })}</p>
      )}
      {verify.result && <VerifyResult report={verify.result} />}
    </SettingsPart>
  );
}

function VerifyResult({ report }: { report: VerifyReportView }) {
  const { t, known, format } = useWords();
  /** Without a code it is no fault: a workspace without a backup is sound. */
  const verdict = (ok: boolean, code: string | undefined): string => {
    if (ok) return t('settings.verify.pass');
    return code === undefined ? t('settings.verify.note') : `${t('settings.verify.fail')} ${code}`;
  };
  return (
    <div role="status">
      <p className={report.ok ? styles['good'] : styles['bad']}>
        {t(report.ok ? 'settings.verify.ok' : 'settings.verify.bad')}
      </p>
      <SimpleTable
        table={{
          columns: [
            { label: t('settings.verify.check') },
            { label: t('settings.verify.result') },
            { label: t('settings.verify.details') },
          ],
          rows: report.checks.map(({ name, ok, code, details }) => [
            known(`checks.${name}`),
            verdict(ok, code),
            Object.entries(details)
              .filter(([key]) => isMessageKey(`checks.detail.${key}`))
              .map(([key, value]) => {
                const text = typeof value === 'number' ? format.number(value) : value;
                return `${known(`checks.detail.${key}`)} ${text}`;
              })
              .join(' · '),
          ]),
        }}
      />
    </div>
  );
}
