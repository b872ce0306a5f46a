import { useId, type ReactNode } from 'react';
import { HeadingScope } from './ScrollRegion.tsx';
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
  const titleId = useId();
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <h1 id={titleId}>{title}</h1>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      <HeadingScope id={titleId}>{children}</HeadingScope>
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
  const titleId = useId();
  return (
    <section className={styles['section']}>
      <header className={styles['sectionHead']}>
        <h2 id={titleId}>{title}</h2>
        {actions}
      </header>
      <HeadingScope id={titleId}>{children}</HeadingScope>
    </section>
  );
}
