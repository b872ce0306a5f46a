import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import type { KeepUntil } from '#shared/contract/quality.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { Section } from '../../components/Page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useJob } from '../../rpc/hooks.ts';
import styles from './Data.module.css';
import { UndoDialog } from './UndoDialog.tsx';

/** From so many days on a batch is due soon. */
const NEAR_DAYS = 30;

/** Until when data may be kept, the nearest first, and the way to delete them. */
export function KeepUntilSection({
  keepUntil,
  batches,
}: {
  keepUntil: readonly KeepUntil[];
  batches: readonly BatchView[];
}) {
  const words = useWords();
  const { t, format } = words;
  const undo = useJob('imports.undo');
  const [asked, setAsked] = useState<BatchView | null>(null);
  if (keepUntil.length === 0) return null;
  return (
    <Section title={t('intake.keep.title')}>
      {undo.error && <ErrorState error={undo.error} />}
      <ScrollRegion>
        <table className={styles['batches']}>
          <thead>
            <tr>
              <th scope="col">{t('data.batches.file')}</th>
              <th scope="col">{t('intake.keep.until')}</th>
              <th scope="col">{t('intake.keep.left')}</th>
              <th scope="col">{t('intake.keep.columns')}</th>
              <th scope="col">{t('intake.keep.action')}</th>
            </tr>
          </thead>
          <tbody>
            {keepUntil.map(({ batchId, until, daysLeft, columns }) => {
              const batch = batches.find(({ id }) => id === batchId);
              return (
                <tr key={batchId}>
                  <td className={styles['file']}>{batch?.fileName ?? batchId}</td>
                  <td>{format.day(until)}</td>
                  <td>
                    <span className={styles['due']} data-due={dueOf(daysLeft)}>
                      {leftText(daysLeft, words)}
                    </span>
                  </td>
                  <td className={styles['names']} title={format.items(columns)}>
                    {columns.join(', ')}
                  </td>
                  <td>
                    {batch && (
                      <Button
                        size="compact-xs"
                        variant={daysLeft < 0 ? 'filled' : 'default'}
                        color="red"
                        aria-label={`${t('data.batches.undo')}: ${batch.fileName}`}
                        disabled={undo.running}
                        onClick={() => setAsked(batch)}
                      >
                        {t('data.batches.undo')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={styles['faint']}>{t('intake.keep.note')}</p>
      <UndoDialog
        batch={asked}
        onClose={() => setAsked(null)}
        onUndo={(batch) => void undo.start({ batchId: batch.id })}
      />
    </Section>
  );
}

function dueOf(daysLeft: number): 'over' | 'near' | 'far' {
  if (daysLeft < 0) return 'over';
  return daysLeft <= NEAR_DAYS ? 'near' : 'far';
}

function leftText(daysLeft: number, { t }: Words): string {
  if (daysLeft < 0) return t('intake.keep.over', { count: -daysLeft });
  return daysLeft === 0 ? t('intake.keep.today') : t('common.count.days', { count: daysLeft });
}
