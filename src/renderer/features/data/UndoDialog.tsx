import { Button } from '@mantine/core';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import styles from './Data.module.css';

/** Asks before the whole of an import is undone; closed without a batch. */
export function UndoDialog({
  batch,
  onClose,
  onUndo,
}: {
  batch: BatchView | null;
  onClose: () => void;
  onUndo: (batch: BatchView) => void;
}) {
  const { t } = useWords();
  if (batch === null) return null;
  return (
    <Dialog title={t('data.undo.title')} onClose={onClose}>
      <p>
        {t('data.undo.text', {
          file: batch.fileName,
          rows: t('common.count.rows', { count: batch.rowsAccepted }),
          customers: batch.customers,
        })}
      </p>
      <div className={styles['buttons']}>
        <Button
          color="red"
          onClick={() => {
            onUndo(batch);
            onClose();
          }}
        >
          {t('data.batches.undo')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
