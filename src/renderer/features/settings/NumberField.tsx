import { NumberInput } from '@mantine/core';
import type { MessageKey } from '#shared/i18n/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import type { Typed } from './analysisForm.ts';
import styles from './Settings.module.css';

/** A number of the settings with its label at the left. */
export function NumberField({
  label,
  description,
  value,
  error,
  onChange,
}: {
  label: MessageKey;
  description?: MessageKey;
  value: Typed;
  error: string | null;
  onChange: (value: Typed) => void;
}) {
  const { t } = useWords();
  return (
    <div className={styles['field']}>
      <span>
        {t(label)}
        {description !== undefined && <small>{t(description)}</small>}
      </span>
      <NumberInput
        aria-label={t(label)}
        hideControls
        value={value}
        error={error}
        onChange={onChange}
      />
    </div>
  );
}
