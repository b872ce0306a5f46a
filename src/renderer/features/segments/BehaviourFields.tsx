import { NumberInput, Select } from '@mantine/core';
import type { BehaviourCondition, SegmentWindow } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { DayField } from '../../components/DayField.tsx';
import { choiceText } from '../../components/ruleText.ts';
import { useBuilder } from './BuilderContext.ts';
import styles from './segments.module.css';
import { NumberFields } from './ValueFields.tsx';

/** Longest window that the contract takes: a hundred years. */
const MOST_DAYS = 36_525;

/** Stands for every name; the others stand behind a letter of their own. */
const ANY = 'any';
const MARK = 'c';

/** What a customer did: how much of it, in which window, by which channel and of which category. */
export function BehaviourFields(props: {
  readonly condition: BehaviourCondition;
  readonly onChange: (next: BehaviourCondition, part?: string) => void;
}) {
  const { condition, onChange } = props;
  const { t } = useWords();
  const { fields } = useBuilder();
  const { window } = condition;
  const within = (next: SegmentWindow, part?: string): void =>
    onChange({ ...condition, window: next }, part);
  const days = fields.days.find(({ field }) => field === 'last_order');
  return (
    <>
      <NumberFields
        condition={condition}
        subject={`behaviour.${condition.measure}`}
        onChange={onChange}
      />
      <Select
        className={styles['operator'] ?? ''}
        aria-label={t('segmentBuilder.window')}
        value={window.kind}
        data={(['last', 'between'] as const).map((value) => ({
          value,
          label: t(`segmentBuilder.window.${value}`),
        }))}
        onChange={(kind) =>
          within(
            kind === 'between'
              ? { kind, from: days?.from ?? '2020-01-01', to: days?.to ?? '2020-12-31' }
              : { kind: 'last', days: 90 },
          )
        }
      />
      {window.kind === 'last' ? (
        <NumberInput
          className={styles['number'] ?? ''}
          aria-label={t('segmentBuilder.days')}
          rightSection={<span className={styles['unit']}>{t('segmentBuilder.daysUnit')}</span>}
          hideControls
          rightSectionWidth={40}
          min={1}
          max={MOST_DAYS}
          clampBehavior="strict"
          decimalScale={0}
          value={window.days}
          onChange={(value) => {
            const typed = Math.min(MOST_DAYS, Math.max(1, Math.round(Number(value) || 1)));
            within({ kind: 'last', days: typed }, 'days');
          }}
        />
      ) : (
        (['from', 'to'] as const).map((end) => (
          <DayField
            key={end}
            className={styles['day'] ?? ''}
            aria-label={t(`segmentBuilder.${end}`)}
            value={window[end]}
            onChange={(day) => {
              if (day !== '') within({ ...window, [end]: day }, end);
            }}
          />
        ))
      )}
      {(['channel', 'category'] as const).map((part) => (
        <NameFilter key={part} part={part} condition={condition} onChange={onChange} />
      ))}
    </>
  );
}

/** What is said where nothing is chosen. */
const ANY_LABEL = {
  channel: 'segmentBuilder.anyChannel',
  category: 'segmentBuilder.anyCategory',
} as const;

/** The channel or the category that alone is looked at; not offered where the files name none. */
function NameFilter(props: {
  readonly part: 'channel' | 'category';
  readonly condition: BehaviourCondition;
  readonly onChange: (next: BehaviourCondition) => void;
}) {
  const { part, condition, onChange } = props;
  const words = useWords();
  const { t } = words;
  const { fields } = useBuilder();
  const named = part === 'channel' ? part : 'first_category';
  const options = fields.choices.find(({ field }) => field === named)?.options ?? [];
  const chosen = condition[part];
  if (options.length === 0 && chosen === undefined) return null;
  const names = new Set(options.map(({ value }) => value));
  if (chosen !== undefined) names.add(chosen);
  return (
    <Select
      className={styles['operator'] ?? ''}
      aria-label={t(`segmentBuilder.${part}`)}
      searchable
      selectFirstOptionOnChange
      value={chosen === undefined ? ANY : MARK + chosen}
      data={[
        { value: ANY, label: t(ANY_LABEL[part]) },
        ...[...names].map((value) => ({
          value: MARK + value,
          label: choiceText(named, value, words),
        })),
      ]}
      onChange={(value) => {
        const { [part]: _, ...rest } = condition;
        const name = value?.startsWith(MARK) === true ? value.slice(MARK.length) : undefined;
        onChange(name === undefined ? rest : { ...rest, [part]: name });
      }}
    />
  );
}
