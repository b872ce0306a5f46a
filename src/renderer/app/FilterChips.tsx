import { CloseButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { allOf, conditionsOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { ruleText } from '../components/ruleText.ts';
import { useRuleNames } from '../components/useRuleNames.ts';
import { useWords } from './LanguageProvider.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import styles from './FilterChips.module.css';

/** The conditions that must hold together, as chips; each can be taken off. */
export function FilterChips(props: {
  readonly label: string;
  readonly rule: SegmentRule;
  readonly onChange: (rule: SegmentRule | null) => void;
}) {
  const { label, rule, onChange } = props;
  const words = useWords();
  const { t } = words;
  const names = useRuleNames();
  const parts = conditionsOf(rule);
  return (
    <div className={styles['chips']} role="group" aria-label={label}>
      <IconFilter size={14} aria-hidden />
      {parts.map((part, at) => {
        const name = ruleText(part, words, names);
        return (
          <span key={name} className={styles['chip']} title={name}>
            <span className={styles['text']}>{name}</span>
            <CloseButton
              size="xs"
              aria-label={t('segments.chip.remove', { name })}
              onClick={() => onChange(allOf(parts.filter((_, other) => other !== at)))}
            />
          </span>
        );
      })}
      {parts.length > 1 && (
        <LinkButton onClick={() => onChange(null)}>{t('segments.chip.clear')}</LinkButton>
      )}
    </div>
  );
}
