import type { MouseEvent, ReactNode } from 'react';
import type { Gate } from '#shared/contract/common.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { gateText } from '../../components/stateText.ts';
import type { TableSpec } from '../../components/tableSpec.ts';
import { pageAnchor, type ReportPage } from './pages.ts';
import styles from './print.module.css';

/** A section of the report on a page of its own. */
export function ReportSection(props: {
  readonly page: ReportPage;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const id = pageAnchor(props.page);
  return (
    <section id={id} className={styles['section']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(`print.page.${props.page}`)}</h2>
      {props.lead !== undefined && <p className={styles['lead']}>{props.lead}</p>}
      {props.children}
    </section>
  );
}

/** A figure: its message, measure, drawing, and the source with n. Never broken across pages. */
export function ReportFigure(props: {
  readonly title: string;
  readonly caption?: string;
  readonly run: RunContext;
  readonly n?: number;
  readonly children: ReactNode;
}) {
  const { t, format } = useWords();
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <h3>{props.title}</h3>
        {props.caption !== undefined && <p className={styles['caption']}>{props.caption}</p>}
      </figcaption>
      {props.children}
      {props.n !== undefined && (
        <p className={styles['source']}>
          {t('print.figure.source', {
            day: format.day(props.run.dataAsOf),
            n: format.number(props.n),
          })}
        </p>
      )}
    </figure>
  );
}

/** In the place of a figure that the data cannot carry. */
export function ReportGate({ gate }: { gate: Gate }) {
  const words = useWords();
  return (
    <p className={styles['missing']}>
      {words.t('print.figure.missing')}: {gateText(gate, words)}
    </p>
  );
}

/** A table whose head stands again on every page that it runs over. */
export function ReportTable({ table, total }: { table: TableSpec; total?: boolean }) {
  const last = table.rows.length - 1;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {table.columns.map(({ label, numeric }) => (
            <th key={label} scope="col" className={numeric === true ? styles['number'] : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row} className={total === true && row === last ? styles['total'] : undefined}>
            {table.columns.map(({ label, numeric }, index) => (
              <td key={label} className={numeric === true ? styles['number'] : undefined}>
                {cells[index] ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A link within the report. The hash of the address is the route, so a click only scrolls. */
export function PageLink({ page, children }: { page: ReportPage; children: ReactNode }) {
  const follow = (event: MouseEvent): void => {
    event.preventDefault();
    document.getElementById(pageAnchor(page))?.scrollIntoView();
  };
  return (
    <a href={`#${pageAnchor(page)}`} onClick={follow}>
      {children}
    </a>
  );
}
