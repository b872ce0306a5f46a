import type { ReactNode } from 'react';
import styles from './Stack.module.css';

/** Parts of a screen below each other, with the space of a page between them. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>;
}
