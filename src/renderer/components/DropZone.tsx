import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import styles from './DropZone.module.css';

/** A place to drop one file, with a button that does the same. */
export function DropZone({
  title,
  hint,
  button,
  accept,
  compact = false,
  onFile,
}: {
  title: string;
  hint: string;
  button: string;
  /** Endings offered by the file dialog. */
  accept: string;
  compact?: boolean;
  onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
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
      <FileButton accept={accept} onChange={(file) => file && onFile(file)}>
        {(props) => (
          <Button {...props} variant={compact ? 'default' : 'filled'}>
            {button}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
