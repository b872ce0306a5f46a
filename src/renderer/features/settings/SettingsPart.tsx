import type { ReactNode } from 'react';
import styles from './Settings.module.css';

/** A part of the settings: its name at the left, its controls at the right. */
export function SettingsPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      <div className={styles['controls']}>{children}</div>
    </section>
  );
}
