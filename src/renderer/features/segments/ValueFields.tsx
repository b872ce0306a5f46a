import { MultiSelect, NumberInput } from '@mantine/core';
import type { ChoiceCondition, DayCondition, SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { DayField } from '../../components/DayField.tsx';
import { choiceText } from '../../components/ruleText.ts';
import { useBuilder } from './BuilderContext.ts';
import { numberForm, storedNumber, typedNumber, type Subject } from './conditions.ts';
import styles from './segments.module.css';

type OnChange<T extends SegmentRule> = (next: T, part?: string) => void;

/** Limits of a number that a condition may have; an empty field is no limit. */
interface Limits {
  readonly least?: number;
  readonly most?: number;
}

/** Smallest and largest number, in the unit in which they are read. */
export function NumberFields<T extends SegmentRule & Limits>(props: {
  readonly condition: T;
  readonly subject: Subject;
  readonly onChange: OnChange<T>;
}) {
  const { condition, subject, onChange } = props;
  const { t } = useWords();
  const { fields } = useBuilder();
  const { money } = fields;
  const form = numberForm(subject, money);
  const unit = form.unit === 'percent' ? '%' : form.unit === 'money' ? money.currency : null;
  const field = (end: 'least' | 'most') => {
    const stored = condition[end];
    return (
      <NumberInput
        className={styles['number'] ?? ''}
        aria-label={t(`segmentBuilder.${end}`)}
        placeholder={t(`segmentBuilder.${end}`)}
        hideControls
        rightSectionWidth={unit === null ? 0 : 40}
        decimalScale={form.digits}
        rightSection={unit === null ? undefined : <span className={styles['unit']}>{unit}</span>}
        value={stored === undefined ? '' : typedNumber(stored, form)}
        onChange={(value) => onChange(limited(condition, end, value, form), end)}
      />
    );
  };
  return (
    <>
      {field('least')}
      <span aria-hidden>–</span>
      {field('most')}
    </>
  );
}

/** The condition with one end of its range as it was typed. */
function limited<T extends SegmentRule & Limits>(
  condition: T,
  end: 'least' | 'most',
  typed: number | string,
  form: ReturnType<typeof numberForm>,
): T {
  const { [end]: _, ...rest } = condition;
  const number = typed === '' ? Number.NaN : Number(typed);
  // Without the end, the condition still is of its kind.
  return (Number.isFinite(number) ? { ...rest, [end]: storedNumber(number, form) } : rest) as T;
}

/** First and last day; an empty field is no limit. */
export function DayFields(props: {
  readonly condition: DayCondition;
  readonly onChange: OnChange<DayCondition>;
}) {
  const { condition, onChange } = props;
  const { t } = useWords();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          className={styles['day'] ?? ''}
          aria-label={t(`segmentBuilder.${end}`)}
          value={condition[end] ?? ''}
          onChange={(day) => {
            const { [end]: _, ...rest } = condition;
            onChange(day === '' ? rest : { ...rest, [end]: day }, end);
          }}
        />
      ))}
    </>
  );
}

/** Values stand behind a letter: the list takes no empty one, which is the unknown name. */
const MARK = 'v';

/** Options of a field with the customers of each. */
export function ChoiceField(props: {
  readonly condition: ChoiceCondition;
  readonly onChange: OnChange<ChoiceCondition>;
}) {
  const { condition, onChange } = props;
  const words = useWords();
  const { t, format } = words;
  const { fields } = useBuilder();
  const options = fields.choices.find(({ field }) => field === condition.field)?.options ?? [];
  const counts = new Map(options.map(({ value, customers }) => [value, customers]));
  for (const value of condition.values) if (!counts.has(value)) counts.set(value, 0);
  return (
    <MultiSelect
      size="xs"
      className={styles['wide'] ?? ''}
      aria-label={t('segmentBuilder.values')}
      placeholder={condition.values.length === 0 ? t('segmentBuilder.values') : ''}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={t('segmentBuilder.noValue')}
      value={condition.values.map((value) => MARK + value)}
      data={[...counts].map(([value, customers]) => ({
        value: MARK + value,
        label: t('segmentBuilder.option', {
          name: choiceText(condition.field, value, words),
          count: format.number(customers),
        }),
      }))}
      onChange={(values) =>
        onChange({ ...condition, values: values.map((value) => value.slice(MARK.length)) })
      }
    />
  );
}
