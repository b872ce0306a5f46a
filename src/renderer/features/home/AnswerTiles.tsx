import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Answered } from '#shared/contract/stages.ts';
import { useDrawer } from '../../app/DrawerProvider.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';
import { pointsChange } from './kpiText.ts';

const QUESTIONS = ['satisfaction', 'recommendation'] as const;

/** Satisfaction and recommendation of all customers, or what would tell them. */
export function AnswerTiles() {
  const { t } = useWords();
  // Every scheme holds all customers; this one needs no amounts and no model.
  const { filter } = useFilter();
  const relation = useContractQuery('stages.relation', { scheme: 'time', filter }).data;
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
            change={
              filter ? (
                // The run keeps the earlier answers of all customers alone.
                <span>{t('home.answers.filtered')}</span>
              ) : (
                <Change
                  points={answered.mean}
                  earlier={before?.[question]?.mean ?? null}
                  day={before?.day ?? ''}
                />
              )
            }
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

/** How far the points moved since the end of the period before. */
function Change(props: {
  readonly points: number | null;
  /** Points by that day; null where they cannot be told. */
  readonly earlier: number | null;
  readonly day: string;
}) {
  const { points, earlier, day } = props;
  const words = useWords();
  const { t, format } = words;
  if (points === null || earlier === null) return <span>{t('home.noPrevious')}</span>;
  const { tone, text } = pointsChange(points - earlier, words);
  return (
    <>
      <span data-tone={tone}>{text}</span>
      <span className={styles['year']}>{t('home.answers.since', { day: format.day(day) })}</span>
    </>
  );
}

function Mean(props: {
  readonly answered: Answered;
  readonly least: number;
  readonly change: ReactNode;
}) {
  const { answered, least, change } = props;
  const { t, format } = useWords();
  const { customers, mean, low, high } = answered;
  if (mean === null) {
    return (
      <span className={styles['gate']}>
        {t('relation.tooFew', { customers: format.number(customers), least: format.number(least) })}
      </span>
    );
  }
  const counted = t('common.count.customers', { count: customers });
  return (
    <>
      <span className={styles['value']}>{format.number(mean, 1)}</span>
      <span className={styles['change']}>{change}</span>
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
