import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useJob } from '../../rpc/hooks.ts';
import { batchAmount } from '../../components/batchAmount.ts';
import styles from './Data.module.css';
import { UndoDialog } from './UndoDialog.tsx';

/** Every import with its counts and sums; the whole of one can be undone. */
export function BatchTable({ batches }: { batches: readonly BatchView[] }) {
  const { t, format } = useWords();
  const undo = useJob('imports.undo');
  const save = useJob('imports.saveRejects');
  const list = useJob('imports.saveMarked');
  const template = useJob('imports.saveTemplate');
  const [asked, setAsked] = useState<BatchView | null>(null);
  const error = undo.error ?? save.error ?? list.error ?? template.error;

  return (
    <>
      {error && <ErrorState error={error} />}
      {save.result && (
        <p className={styles['saved']} role="status">
          {t('data.batches.savedRejects', { count: save.result.rows, file: save.result.savedAs })}
        </p>
      )}
      {list.result && (
        <p className={styles['saved']} role="status">
          {t('faults.savedMarked', { count: list.result.rows, file: list.result.savedAs })}
        </p>
      )}
      {template.result && (
        <p className={styles['saved']} role="status">
          {t('data.batches.savedTemplate', { file: template.result.savedAs })}
        </p>
      )}
      <ScrollRegion>
        <table className={styles['batches']}>
          <thead>
            <tr>
              <th scope="col">{t('data.batches.file')}</th>
              <th scope="col">{t('data.batches.state')}</th>
              <th scope="col">{t('data.batches.imported')}</th>
              <th scope="col">{t('data.batches.period')}</th>
              <th scope="col" data-number>
                {t('data.batches.read')}
              </th>
              <th scope="col" data-number>
                {t('data.batches.accepted')}
              </th>
              <th scope="col" data-number>
                {t('data.batches.rejected')}
              </th>
              <th scope="col" data-number>
                {t('data.batches.amount')}
              </th>
              <th scope="col">
                <VisuallyHidden>{t('common.action.menu')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id} data-undone={batch.state === 'undone'}>
                <td className={styles['file']} title={batch.fileName}>
                  {batch.fileName}
                  <span className={styles['kind']}>{t(`terms.kind.${batch.kind}`)}</span>
                </td>
                <td>
                  <span className={styles['tag']}>{t(`data.batches.${batch.state}`)}</span>
                </td>
                <td>{format.time(batch.importedAt)}</td>
                <td>
                  {batch.firstDay !== null && batch.lastDay !== null
                    ? t('common.figure.period', {
                        from: format.day(batch.firstDay),
                        to: format.day(batch.lastDay),
                      })
                    : ''}
                </td>
                <td data-number>{format.number(batch.rowsRead)}</td>
                <td data-number>
                  {format.number(batch.rowsAccepted)}
                  {batch.rowsMarked > 0 && (
                    <span className={styles['kind']}>
                      {t('faults.batchMarked', { count: batch.rowsMarked })}
                    </span>
                  )}
                </td>
                <td data-number>{format.number(batch.rowsRejected)}</td>
                <td data-number>{batchAmount(batch, format)}</td>
                <td data-number>
                  {batch.state === 'complete' && (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          size="sm"
                          aria-label={`${t('common.action.menu')}: ${batch.fileName}`}
                        >
                          <IconDots size={16} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item
                          disabled={batch.rowsRejected === 0}
                          onClick={() => void save.start({ batchId: batch.id })}
                        >
                          {t('data.batches.saveRejects')}
                        </Menu.Item>
                        {batch.rowsRejected > 0 && (
                          <Menu.Item
                            onClick={() => void save.start({ batchId: batch.id, format: 'xlsx' })}
                          >
                            {t('rejects.saveBook')}
                          </Menu.Item>
                        )}
                        {batch.rowsMarked > 0 && (
                          <Menu.Item onClick={() => void list.start({ batchId: batch.id })}>
                            {t('faults.saveMarked')}
                          </Menu.Item>
                        )}
                        <Menu.Item onClick={() => void template.start({ batchId: batch.id })}>
                          {t('data.batches.saveTemplate')}
                        </Menu.Item>
                        <Menu.Item color="red" onClick={() => setAsked(batch)}>
                          {t('data.batches.undo')}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <UndoDialog
        batch={asked}
        onClose={() => setAsked(null)}
        onUndo={(batch) => void undo.start({ batchId: batch.id })}
      />
    </>
  );
}
