import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Answered } from '#shared/contract/stages.ts';
import { useDrawer } from '../../app/DrawerProvider.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';
import { pointsChange } from './kpiText.ts';

const QUESTIONS = ['satisfaction', 'recommendation'] as const;

/** Satisfaction and recommendation of all customers, or what would tell them. */
export function AnswerTiles() {
  const { t } = useWords();
  // Every scheme holds all customers; this one needs no amounts and no model.
  const relation = useContractQuery('stages.relation', { scheme: 'time', filter: null }).data;
  const before = useContractQuery('stages.answersBefore', {}).data ?? null;
  if (!relation) return null;
  return QUESTIONS.map((question) => {
    const answered = relation.ok ? relation.value.all[question] : null;
    return (
      <Tile key={question} question={question}>
        {relation.ok && answered ? (
          <Mean
            answered={answered}
            least={relation.value.least}
            earlier={before?.[question]?.mean ?? null}
            day={before?.day ?? ''}
          />
        ) : (
          <span className={styles['gate']}>{t(`home.answers.need.${question}`)}</span>
        )}
      </Tile>
    );
  });
}

function Tile({
  question,
  children,
}: {
  readonly question: (typeof QUESTIONS)[number];
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const drawer = useDrawer();
  return (
    <UnstyledButton className={styles['tile']} onClick={() => drawer.explain('stage_relation')}>
      <span className={styles['name']}>{t(`relation.column.${question}`)}</span>
      {children}
    </UnstyledButton>
  );
}

function Mean(props: {
  readonly answered: Answered;
  readonly least: number;
  /** Points by the day before the period; null where they cannot be told. */
  readonly earlier: number | null;
  readonly day: string;
}) {
  const { answered, least, earlier, day } = props;
  const words = useWords();
  const { t, format } = words;
  const { customers, mean, low, high } = answered;
  if (mean === null) {
    return (
      <span className={styles['gate']}>
        {t('relation.tooFew', { customers: format.number(customers), least: format.number(least) })}
      </span>
    );
  }
  const change = earlier === null ? null : pointsChange(mean - earlier, words);
  const counted = t('common.count.customers', { count: customers });
  return (
    <>
      <span className={styles['value']}>{format.number(mean, 1)}</span>
      <span className={styles['change']}>
        {change === null ? (
          <span>{t('home.noPrevious')}</span>
        ) : (
          <>
            <span data-tone={change.tone}>{change.text}</span>
            <span className={styles['year']}>
              {t('home.answers.since', { day: format.day(day) })}
            </span>
          </>
        )}
      </span>
      <span className={styles['n']}>
        {low === null || high === null
          ? counted
          : t('home.answers.interval', {
              customers: counted,
              low: format.number(low, 1),
              high: format.number(high, 1),
            })}
      </span>
    </>
  );
}
