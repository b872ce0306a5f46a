import { Select } from '@mantine/core';
import { errorBodyOf } from '#shared/contract/errors.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ErrorState } from '../../components/states.tsx';
import { timeZones } from '../../components/timeZones.ts';
import { useContractCommand, useContractQuery } from '../../rpc/hooks.ts';
import { SettingsPart } from './SettingsPart.tsx';

/** What holds for all imports to come. */
export function ImportSection() {
  const { t } = useWords();
  const zone = useContractQuery('imports.timeZone', {});
  const { mutate: setZone, error } = useContractCommand('imports.setTimeZone');
  return (
    <SettingsPart title={t('imports.settings.title')}>
      {error && <ErrorState error={errorBodyOf(error)} />}
      <Select
        label={t('imports.zone.label')}
        description={t('imports.zone.hint')}
        searchable
        allowDeselect={false}
        disabled={zone.data === undefined}
        data={[{ value: '', label: t('intake.zone.asWritten') }, ...timeZones()]}
        value={zone.data?.zone ?? ''}
        onChange={(chosen) => setZone({ zone: chosen === '' ? null : chosen })}
      />
    </SettingsPart>
  );
}
