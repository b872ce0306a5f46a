import { Select } from '@mantine/core';
import type { SegmentCondition, SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useBuilder } from './BuilderContext.ts';
import { BehaviourFields } from './BehaviourFields.tsx';
import { conditionOf, subjectOf, subjectsOf, type Subject } from './conditions.ts';
import type { Path } from './draft.ts';
import { ChoiceField, DayFields, NumberFields } from './ValueFields.tsx';
import styles from './segments.module.css';

const GROUPS = ['numbers', 'choices', 'other'] as const;

/** One condition: what it is about, and what is asked of it. */
export function ConditionEditor(props: {
  readonly condition: SegmentCondition;
  readonly path: Path;
}) {
  const { condition, path } = props;
  const { t, known } = useWords();
  const { draft, fields, hasAmounts, fresh } = useBuilder();
  const subject = subjectOf(condition);
  const offered = subjectsOf(fields, hasAmounts);
  const all = offered.flat().includes(subject) ? offered : [[subject], ...offered];
  const name = (one: Subject): string =>
    one === 'segment' || one.startsWith('behaviour.')
      ? known(`segmentBuilder.subject.${one}`)
      : known(`segments.field.${one}`);
  return (
    <div className={styles['condition']}>
      <Select
        className={styles['subject'] ?? ''}
        aria-label={t('segmentBuilder.subject')}
        searchable
        selectFirstOptionOnChange
        autoFocus={fresh === path.join()}
        // What is typed replaces the name that stands there.
        onFocus={(event) => event.currentTarget.select()}
        value={subject}
        data={all.map((subjects, i) => ({
          group: t(
            `segmentBuilder.subjects.${GROUPS[i + GROUPS.length - all.length] ?? 'numbers'}`,
          ),
          items: subjects.map((value) => ({ value, label: name(value) })),
        }))}
        onChange={(_, option) => {
          const chosen = all.flat().find((one) => one === option?.value);
          if (chosen !== undefined) draft.change(path, () => conditionOf(chosen));
        }}
      />
      <Asked
        condition={condition}
        onChange={(next, part) => draft.change(path, () => next, part)}
      />
    </div>
  );
}

/** What is asked of the subject, by the kind of condition. */
function Asked(props: {
  readonly condition: SegmentCondition;
  readonly onChange: (next: SegmentRule, part?: string) => void;
}) {
  const { condition, onChange } = props;
  const { t } = useWords();
  const { segments } = useBuilder();
  switch (condition.kind) {
    case 'behaviour':
      return <BehaviourFields condition={condition} onChange={onChange} />;
    case 'segment':
      return (
        <Select
          className={styles['wide'] ?? ''}
          aria-label={t('segmentBuilder.segment')}
          placeholder={t('segmentBuilder.segment')}
          searchable
          selectFirstOptionOnChange
          nothingFoundMessage={t('segmentBuilder.noSegment')}
          value={condition.id === 0 ? null : String(condition.id)}
          data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(id) => onChange({ kind: 'segment', id: Number(id) })}
        />
      );
    case 'known':
      return <KnownOr condition={condition} onChange={onChange} />;
    case 'number':
      return (
        <>
          <KnownOr condition={condition} onChange={onChange} />
          <NumberFields condition={condition} subject={condition.field} onChange={onChange} />
        </>
      );
    case 'day':
      return (
        <>
          <KnownOr condition={condition} onChange={onChange} />
          <DayFields condition={condition} onChange={onChange} />
        </>
      );
    case 'choice':
      return (
        <>
          <KnownOr condition={condition} onChange={onChange} />
          <ChoiceField condition={condition} onChange={onChange} />
        </>
      );
  }
}

type OfField = Extract<SegmentCondition, { readonly field: unknown }>;

/** Whether the value is compared, or only has to be there. */
function KnownOr(props: {
  readonly condition: OfField;
  readonly onChange: (next: SegmentRule) => void;
}) {
  const { condition, onChange } = props;
  const { t } = useWords();
  const compared = conditionOf(condition.field);
  return (
    <Select
      className={styles['operator'] ?? ''}
      aria-label={t('segmentBuilder.operator')}
      value={condition.kind === 'known' ? 'known' : 'compare'}
      data={[
        {
          value: 'compare',
          label: t(
            compared.kind === 'choice' ? 'segmentBuilder.isOneOf' : 'segmentBuilder.isBetween',
          ),
        },
        { value: 'known', label: t('segmentBuilder.isKnown') },
      ]}
      onChange={(value) =>
        onChange(value === 'known' ? { kind: 'known', field: condition.field } : compared)
      }
    />
  );
}
