import { Select } from '@mantine/core';
import type { Inspection } from '#shared/contract/inspection.ts';
import { IMPORT_KINDS } from '#shared/domain/importKinds.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import { Setting } from './Setting.tsx';
import styles from './Wizard.module.css';

/** What the file is taken for, why, and what else it may be. */
export function KindSetting({ kind }: { kind: Inspection['kind'] }) {
  const { t, known } = useWords();
  const { settle } = useImport();
  return (
    <div className={styles['kind']}>
      <Setting
        name={t('data.kind.title')}
        reason={known(`evidence.${kind.evidence.code}`, kind.evidence.counts)}
      >
        <Select
          aria-label={t('data.kind.title')}
          data={IMPORT_KINDS.map((value) => ({ value, label: t(`terms.kind.${value}`) }))}
          value={kind.kind}
          onChange={(value) => value !== null && settle({ kind: value })}
        />
      </Setting>
    </div>
  );
}
