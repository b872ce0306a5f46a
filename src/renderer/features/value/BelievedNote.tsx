import { Anchor } from '@mantine/core';
import type { ContestView } from '#shared/contract/contest.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { routeHash } from '../../app/routes.ts';
import { contestVerdict, isBelieved } from './contestData.ts';
import styles from './value.module.css';

/** Beside the value: whether its model was worth anything on past periods, and by how much it was off. */
export function BelievedNote({ contest }: { contest: ContestView }) {
  const words = useWords();
  const { t, format } = words;
  const line = contest.ranking.find(({ contestant }) => contestant === contest.model);
  return (
    <p className={isBelieved(contest) ? styles['note'] : styles['banner']} role="note">
      {format.sentences([
        contestVerdict(contest, words),
        ...(line && line.aggregateError !== null
          ? [
              t('valueWatch.test.total', {
                predicted: format.number(line.predicted, 0),
                actual: format.number(line.actual),
                error: format.change(line.aggregateError),
              }),
            ]
          : []),
      ])}{' '}
      <Anchor
        inherit
        underline="always"
        href={routeHash({ screen: 'value', query: { part: 'test' } })}
      >
        {t('valueWatch.test.link')}
      </Anchor>
    </p>
  );
}
