import { Button } from '@mantine/core';
import styles from './Wizard.module.css';

/** Shows a shortened table whole, and short again. */
export function WholeButton(props: {
  readonly whole: boolean;
  readonly all: string;
  readonly fewer: string;
  readonly onChange: (whole: boolean) => void;
}) {
  const { whole, all, fewer, onChange } = props;
  return (
    <Button
      className={styles['more']}
      size="compact-xs"
      variant="default"
      aria-expanded={whole}
      onClick={() => onChange(!whole)}
    >
      {whole ? fewer : all}
    </Button>
  );
}
