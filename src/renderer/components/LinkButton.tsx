import type { ReactNode } from 'react';
import styles from './LinkButton.module.css';

/** A button that reads as a link within a line of text. */
export function LinkButton(props: {
  readonly children: ReactNode;
  readonly title?: string;
  readonly onClick: () => void;
}) {
  const { children, title, onClick } = props;
  return (
    <button type="button" className={styles['link']} title={title} onClick={onClick}>
      {children}
    </button>
  );
}
