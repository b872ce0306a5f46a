import { Button, MultiSelect, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { Segment } from '#shared/contract/segments.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { choose, useChoice } from '../../components/useChoice.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import { MovementPart } from './MovementPart.tsx';
import { OverlapFigure } from './OverlapFigure.tsx';
import { ProfileFigure } from './ProfileFigure.tsx';
import styles from './segments.module.css';

/** Segments that are laid over each other at most; the contract takes no more. */
const MOST = 6;

/** Segments beside the rest, over each other, and over time. */
export function CompareTab({ run }: { run: RunContext }) {
  const { t } = useWords();
  const list = useContractQuery('segments.list', {});
  return (
    <Answer query={list} height={400}>
      {({ segments }) =>
        segments.length === 0 ? (
          <div className={styles['controls']}>
            <p>{t('segmentCompare.none')}</p>
            <Button
              variant="default"
              onClick={() => navigate('customers', { tab: 'segments', segment: 'new' })}
            >
              {t('segmentBuilder.new')}
            </Button>
          </div>
        ) : (
          <Comparison run={run} segments={segments} />
        )
      }
    </Answer>
  );
}

function Comparison({ run, segments }: { run: RunContext; segments: readonly Segment[] }) {
  const { t } = useWords();
  const { query } = useRoute();
  const text = query['ids'] ?? '';
  const chosen = useMemo(() => {
    const wanted = new Set(text.split(','));
    return segments.filter(({ id }) => wanted.has(String(id))).slice(0, MOST);
  }, [text, segments]);
  const [wanted, setWanted] = useChoice(
    'one',
    chosen.map(({ id }) => String(id)),
    '',
  );
  const one = chosen.find(({ id }) => String(id) === wanted) ?? chosen[0];
  const options = (some: readonly Segment[]) =>
    some.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <div className={styles['figures']}>
      <div className={styles['controls']}>
        <MultiSelect
          size="xs"
          className={styles['wide'] ?? ''}
          label={t('segmentCompare.choose')}
          placeholder={chosen.length === 0 ? t('segmentCompare.choose') : ''}
          searchable
          selectFirstOptionOnChange
          maxValues={MOST}
          value={chosen.map(({ id }) => String(id))}
          data={options(segments)}
          onChange={(ids) => choose({ ids: ids.join(',') })}
        />
        {chosen.length > 1 && (
          <Select
            label={t('segmentCompare.one')}
            value={String(one?.id ?? '')}
            data={options(chosen)}
            onChange={setWanted}
          />
        )}
      </div>
      {one === undefined ? (
        <p>{t('segmentCompare.pick')}</p>
      ) : (
        <>
          {chosen.length > 1 && <Overlap run={run} chosen={chosen} />}
          <Profile run={run} segment={one} />
          <MovementPart run={run} segment={one} />
        </>
      )}
    </div>
  );
}

function Overlap({ run, chosen }: { run: RunContext; chosen: readonly Segment[] }) {
  const { filter } = useFilter();
  const overlap = useContractQuery('segments.overlap', { ids: chosen.map(({ id }) => id), filter });
  return (
    <Answer query={overlap} height={280}>
      {(value) => <OverlapFigure run={run} overlap={value} segments={chosen} />}
    </Answer>
  );
}

function Profile({ run, segment }: { run: RunContext; segment: Segment }) {
  const { filter } = useFilter();
  const rule = { kind: 'segment', id: segment.id } as const;
  const profile = useContractQuery('segments.profile', { rule, filter });
  return (
    <Answer query={profile} height={400}>
      {(value) => <ProfileFigure run={run} profile={value} name={segment.name} id={segment.id} />}
    </Answer>
  );
}
