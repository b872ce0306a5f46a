import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** One screen: its question as title, actions at the right, then sections. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  /** What the page answers, in one line. */
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under a hairline. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <header className={styles['sectionHead']}>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
