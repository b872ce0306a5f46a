import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Answered } from '#shared/contract/stages.ts';
import { useDrawer } from '../../app/DrawerProvider.tsx';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { gateText } from '../../components/stateText.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Home.module.css';

const QUESTIONS = ['satisfaction', 'recommendation'] as const;

/** Satisfaction and recommendation of all customers, or what would tell them. */
export function AnswerTiles() {
  const words = useWords();
  // Every scheme holds all customers; this one needs no amounts and no model.
  const { filter } = useFilter();
  const relation = useContractQuery('stages.relation', { scheme: 'time', filter }).data;
  if (!relation) return null;
  if (!relation.ok) {
    return (
      <Tile question="satisfaction">
        <span className={styles['gate']}>{gateText(relation, words)}</span>
      </Tile>
    );
  }
  const { all, least } = relation.value;
  return QUESTIONS.map((question) => {
    const answered = all[question];
    return (
      answered && (
        <Tile key={question} question={question}>
          <Mean answered={answered} least={least} />
        </Tile>
      )
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

function Mean({ answered, least }: { readonly answered: Answered; readonly least: number }) {
  const { t, format } = useWords();
  const { customers, mean, low, high } = answered;
  if (mean === null) {
    return (
      <span className={styles['gate']}>
        {t('relation.tooFew', { customers: format.number(customers), least: format.number(least) })}
      </span>
    );
  }
  return (
    <>
      <span className={styles['value']}>{format.number(mean, 1)}</span>
      {low !== null && high !== null && (
        <span className={styles['change']}>
          {t('relation.interval', { low: format.number(low, 1), high: format.number(high, 1) })}
        </span>
      )}
      <span className={styles['n']}>{t('common.count.customers', { count: customers })}</span>
    </>
  );
}
