import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';
import { droppedFiles } from './droppedFiles.ts';
import styles from './DropZone.module.css';

/** A place to drop files and folders, with a button that does the same; one unless `multiple`. */
export function DropZone({
  title,
  hint,
  button,
  accept,
  compact = false,
  multiple = false,
  onFiles,
}: {
  title: string;
  hint: string;
  button: string;
  /** Endings offered by the file dialog. */
  accept: string;
  compact?: boolean;
  multiple?: boolean;
  /** Never empty. */
  onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  /** A folder was dropped in which there is nothing to take. */
  const [empty, setEmpty] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    // A folder that cannot be read is as one without files.
    void droppedFiles(event.dataTransfer).then(offer, () => offer([]));
  };
  const offer = (files: readonly File[]): void => {
    const taken = multiple ? files : files.slice(0, 1);
    setEmpty(taken.length === 0);
    if (taken.length > 0) onFiles(taken);
  };
  return (
    <div
      className={styles['zone']}
      data-over={over}
      data-compact={compact}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileImport size={compact ? 20 : 28} stroke={1.25} aria-hidden />
      <div>
        <p className={styles['title']}>{title}</p>
        <p className={styles['hint']}>{hint}</p>
        {empty && (
          <p className={styles['empty']} role="alert">
            {t('wizard.folder.none')}
          </p>
        )}
      </div>
      <FileButton<boolean>
        accept={accept}
        multiple={multiple}
        onChange={(chosen) => {
          const files = [chosen].flat().filter((file) => file !== null);
          // Nothing was chosen: the dialog was closed.
          if (files.length > 0) offer(files);
        }}
      >
        {(props) => (
          <Button {...props} variant={compact ? 'default' : 'filled'}>
            {button}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
