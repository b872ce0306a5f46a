import type { ReactNode } from 'react';
import styles from './Wizard.module.css';

/** One guess with why it was made. */
export function Setting({
  name,
  reason,
  children,
}: {
  name: string;
  reason: string;
  children: ReactNode;
}) {
  return (
    <div className={styles['setting']}>
      <span className={styles['settingName']}>{name}</span>
      {children}
      <span className={styles['why']}>{reason}</span>
    </div>
  );
}
