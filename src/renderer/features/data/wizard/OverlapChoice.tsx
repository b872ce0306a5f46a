import { Radio } from '@mantine/core';
import type { Overlap, OverlapChoice as Choice } from '#shared/contract/checkReport.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import own from './Questions.module.css';
import styles from './Wizard.module.css';

const CHOICES = ['skip', 'replace', 'add'] as const;

/** What to do with rows that earlier imports have; nothing is chosen for the user. */
export function OverlapChoice({
  overlap,
  value,
  disabled,
  onChange,
}: {
  overlap: Overlap;
  value: Choice;
  disabled: boolean;
  onChange: (value: Choice) => void;
}) {
  const { t, format } = useWords();
  const lost = overlap.batches.reduce((sum, { rows, covered }) => sum + rows - covered, 0);
  const changed = t('faults.overlap.changed', { count: overlap.changed });
  const same = overlap.byOrder
    ? t('faults.overlap.orders', { count: overlap.orders })
    : t('faults.overlap.customers');
  const description = format.sentences([
    ...(overlap.rows === 0 ? [] : [same]),
    ...(overlap.rows > 0 && overlap.changed > 0 ? [changed] : []),
    ...overlap.batches.map(({ fileName, rows, covered }) =>
      t('faults.overlap.batch', { file: fileName, rows, covered }),
    ),
    ...(overlap.asks ? [] : [t('faults.overlap.chance')]),
  ]);
  return (
    <Radio.Group
      className={own['question']}
      label={overlap.rows === 0 ? changed : t('faults.overlap.title', { count: overlap.rows })}
      description={description}
      value={value}
      onChange={(chosen) => onChange(CHOICES.find((known) => known === chosen) ?? 'refuse')}
    >
      <div className={own['options']}>
        {CHOICES.filter((option) => option !== 'skip' || overlap.rows > 0).map((option) => (
          <Radio
            key={option}
            value={option}
            disabled={disabled}
            label={t(`faults.overlap.${option}`)}
          />
        ))}
      </div>
      {value === 'replace' && lost > 0 && (
        <p className={styles['warned']}>{t('faults.overlap.lost', { count: lost })}</p>
      )}
    </Radio.Group>
  );
}
