import { Button, NumberInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import styles from './Settings.module.css';
import { SettingsPart } from './SettingsPart.tsx';

export function LockSection() {
  const { t } = useWords();
  const preferences = useContractQuery('app.preferences', {}).data;
  const { mutate: setPreferences } = useContractCommand('app.setPreferences');
  const { mutate: lock } = useContractCommand('workspace.lock');
  return (
    <SettingsPart title={t('settings.lock.title')}>
      <NumberInput
        className={styles['short'] ?? ''}
        label={t('settings.lock.idle')}
        description={t('settings.lock.idleHint')}
        hideControls
        min={0}
        max={240}
        allowDecimal={false}
        clampBehavior="strict"
        value={preferences?.lockAfterMinutes ?? ''}
        onChange={(value) =>
          typeof value === 'number' && setPreferences({ lockAfterMinutes: value })
        }
      />
      <div>
        <Button variant="default" leftSection={<IconLock size={14} />} onClick={() => lock({})}>
          {t('settings.lock.now')}
        </Button>
      </div>
    </SettingsPart>
  );
}
