import { IconArrowRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import styles from './StepRow.module.css';

/** One step of a way: what it is called, where it stands, and where it is looked at. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  readonly lines: readonly string[];
  /** Address of its page. */
  readonly href?: string;
}

/** Steps from left to right with arrows between them. */
export function StepRow({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles['steps']}>
      {steps.map(({ id, name, figure, lines, href }, index) => (
        <Fragment key={id}>
          {index > 0 && (
            <li aria-hidden className={styles['arrow']}>
              <IconArrowRight size={18} stroke={1.25} />
            </li>
          )}
          <li className={styles['step']}>
            {href === undefined ? (
              <span className={styles['name']}>{name}</span>
            ) : (
              <a href={href}>{name}</a>
            )}
            <span className={styles['figure']}>{figure}</span>
            {lines.map((line) => (
              <span key={line} className={styles['line']}>
                {line}
              </span>
            ))}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
