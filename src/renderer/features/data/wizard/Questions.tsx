import { Radio } from '@mantine/core';
import type { Inspection, Question } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';
import { useImport } from './ImportProvider.tsx';
import styles from './Questions.module.css';
import { answeredQuestions, answering, answerTo } from './wizardState.ts';

/** What only a person can answer: open questions, and answers, which can be changed. */
export function Questions({ inspection }: { inspection: Inspection }) {
  const { state } = useImport();
  const overrides = 'overrides' in state ? state.overrides : {};
  return [...inspection.questions, ...answeredQuestions(state)].map((question) => (
    <Ask
      key={question.key}
      question={question}
      answer={answerTo(question.key, overrides) ?? null}
    />
  ));
}

function Ask({ question, answer }: { question: Question; answer: string | null }) {
  const { t, known } = useWords();
  const { settle } = useImport();
  return (
    <Radio.Group
      className={styles['question']}
      data-answered={answer !== null}
      label={t('data.question.title', {
        column: question.column,
        what: t(`errors.${question.code}.what`),
      })}
      description={known(`evidence.${question.evidence.code}`, question.evidence.counts)}
      value={answer}
      onChange={(value) => settle(answering(question.key, value))}
    >
      <div className={styles['options']}>
        {question.options.map((option) => (
          <Radio key={option} value={option} label={known(`data.answer.${option}`, {}, option)} />
        ))}
      </div>
    </Radio.Group>
  );
}
