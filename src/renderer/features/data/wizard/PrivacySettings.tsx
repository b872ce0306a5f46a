import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PrivacyRecord } from '#shared/contract/importPlan.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { isSensitive, LAWFUL_BASES } from '#shared/domain/personalKinds.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { DayField } from '../../../components/DayField.tsx';
import { Section } from '../../../components/Page.tsx';
import { useImport } from './ImportProvider.tsx';
import styles from './Wizard.module.css';

/** Names of imported columns with sensitive values. */
function sensitiveColumns({ columns }: Inspection): string[] {
  return columns
    .filter(({ field, personal }) => field !== null && personal !== null && isSensitive(personal))
    .map(({ name }) => name);
}

/** Why the personal columns of a file may be kept, on what ground and until when. */
export function PrivacySettings({ inspection }: { inspection: Inspection }) {
  const { t, format } = useWords();
  const { settle } = useImport();
  const [keepUntil, setKeepUntil] = useState(inspection.plan.privacy?.keepUntil ?? '');
  const personal = inspection.columns.some((column) => column.field && column.personal);
  const sensitive = sensitiveColumns(inspection);
  if (!personal) return null;
  const record: Partial<PrivacyRecord> = inspection.plan.privacy ?? {};
  const say = (change: Partial<PrivacyRecord>): void =>
    settle({ record: { ...record, ...change } });
  return (
    <Section title={t('data.privacy.title')}>
      <div className={styles['settings']}>
        <TextInput
          label={t('data.privacy.purpose')}
          defaultValue={record.purpose ?? ''}
          maxLength={500}
          onBlur={({ currentTarget: { value } }) => {
            if (value !== (record.purpose ?? '')) say({ purpose: value });
          }}
        />
        <Select
          label={t('data.privacy.basis')}
          placeholder={t('data.privacy.basisOpen')}
          data={LAWFUL_BASES.map((value) => ({ value, label: t(`terms.basis.${value}`) }))}
          value={record.basis ?? null}
          onChange={(basis) => say({ basis })}
        />
        <DayField
          label={t('data.privacy.keepUntil')}
          value={keepUntil}
          onChange={setKeepUntil}
          onBlur={() => {
            const day = keepUntil === '' ? null : keepUntil;
            if (day !== (record.keepUntil ?? null)) say({ keepUntil: day });
          }}
        />
        {sensitive.length > 0 && (
          <TextInput
            label={t('data.privacy.consent')}
            defaultValue={record.consent ?? ''}
            maxLength={500}
            onBlur={({ currentTarget: { value } }) => {
              if (value !== (record.consent ?? '')) say({ consent: value });
            }}
          />
        )}
      </div>
      {sensitive.length > 0 && (
        <p className={styles['faint']}>
          {t('data.privacy.sensitive', { columns: format.items(sensitive) })}
        </p>
      )}
    </Section>
  );
}
