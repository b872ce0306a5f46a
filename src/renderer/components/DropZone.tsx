import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import styles from './DropZone.module.css';

/** A place to drop files, with a button that does the same; one unless `multiple`. */
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
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    offer([...event.dataTransfer.files]);
  };
  const offer = (files: readonly File[]): void => {
    const taken = multiple ? files : files.slice(0, 1);
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
      </div>
      <FileButton<boolean>
        accept={accept}
        multiple={multiple}
        onChange={(chosen) => offer([chosen].flat().filter((file) => file !== null))}
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
