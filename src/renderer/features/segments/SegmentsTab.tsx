import { Button } from '@mantine/core';
import type { RunContext } from '#shared/contract/run.ts';
import { ruleOfText } from '../../app/ruleAddress.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { navigate, useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { Section } from '../../components/Page.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { SegmentBuilder } from './SegmentBuilder.tsx';
import { SavedCards, SuggestedCards } from './SegmentCards.tsx';
import styles from './segments.module.css';

/** Saved and suggested segments, or the builder on one of them, as the address says. */
export function SegmentsTab({ run }: { run: RunContext }) {
  const { t } = useWords();
  const { query } = useRoute();
  const { filter } = useFilter();
  const open = query['segment'];
  const list = useContractQuery('segments.list', {});
  const overview = useContractQuery('segments.overview', { filter });
  const fields = useContractQuery('segments.fields', { filter }, { enabled: open !== undefined });
  const close = (): void => navigate('customers', { tab: 'segments' });

  if (open !== undefined) {
    return (
      <Answer query={list} height={400}>
        {({ segments }) => (
          <Answer query={fields} height={400}>
            {(known) => {
              const saved = segments.find(({ id }) => String(id) === open) ?? null;
              return (
                <SegmentBuilder
                  key={`${open} ${query['rule'] ?? ''}`}
                  run={run}
                  fields={known}
                  saved={saved}
                  rule={ruleOfText(query['rule']) ?? saved?.rule ?? null}
                  segments={segments}
                  onClose={close}
                />
              );
            }}
          </Answer>
        )}
      </Answer>
    );
  }
  return (
    <Answer query={list} height={400}>
      {({ segments }) => (
        <Answer query={overview} height={400}>
          {(sizes) => (
            <div className={styles['lists']}>
              <Section
                title={t('segmentBuilder.saved')}
                actions={
                  <Button
                    size="compact-sm"
                    onClick={() => navigate('customers', { tab: 'segments', segment: 'new' })}
                  >
                    {t('segmentBuilder.new')}
                  </Button>
                }
              >
                <SavedCards run={run} overview={sizes} segments={segments} />
              </Section>
              <Section title={t('segmentBuilder.suggested')}>
                <p className={styles['faint']}>{t('segmentBuilder.suggestedNote')}</p>
                <SuggestedCards run={run} overview={sizes} />
              </Section>
            </div>
          )}
        </Answer>
      )}
    </Answer>
  );
}
